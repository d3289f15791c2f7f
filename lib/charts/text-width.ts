/**
 * Width of a text without a browser: average advances of the shipped sans, in em. A little generous, so that labels
 * that are said to fit do fit.
 */
const NARROW = new Set("iljtfrI.,:;'’|!()[] ·");
const WIDE = new Set("mwMW%@—");

export function textWidth(text: string, fontPx: number): number {
  let em = 0;
  for (const char of text) {
    if (NARROW.has(char)) em += 0.33;
    else if (WIDE.has(char)) em += 0.86;
    else if (char >= "A" && char <= "Z") em += 0.66;
    else em += 0.57;
  }
  return em * fontPx;
}
