/** Said wherever a result under assumptions may be read, copied or printed by itself. */
export function Watermark() {
  return <span className="what-if-watermark">custom assumptions, not the house verdict</span>;
}
