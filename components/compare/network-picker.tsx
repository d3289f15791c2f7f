/** Which networks to compare: a plain form, so that it works everywhere and the choice lives in the address. */
export function NetworkPicker({
  choices,
  asOf,
  assumed,
}: {
  choices: { slug: string; name: string; ticked: boolean }[];
  /** A past day travels along; null = now. */
  asOf: string | null;
  /** Names and values of the assumptions, which travel along. */
  assumed: [string, string][];
}) {
  return (
    <form
      action="/compare"
      method="get"
      className="no-print mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm"
      data-carries-assumptions="shared"
    >
      {asOf ? <input type="hidden" name="asOf" value={asOf} /> : null}
      {assumed.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <fieldset className="flex flex-wrap gap-x-4 gap-y-2">
        <legend className="sr-only">Networks</legend>
        {choices.map((choice) => (
          <label key={choice.slug} className="inline-flex items-center gap-1.5">
            <input
              type="checkbox"
              name="n"
              value={choice.slug}
              defaultChecked={choice.ticked}
              className="size-4 accent-[var(--ink)]"
            />
            {choice.name}
          </label>
        ))}
      </fieldset>
      <button type="submit" className="button">
        Compare
      </button>
    </form>
  );
}
