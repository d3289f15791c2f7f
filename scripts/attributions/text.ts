import type { AnyRecord } from "../../lib/scoring";

/** What is passed on of a source, in words. */
const PASSED_ON: Readonly<Record<string, string>> = {
  full: "figures and words",
  figure: "single figures",
  none: "nothing",
};

const LICENCES: readonly [string, string][] = [
  ["open", "Public domain, or a licence that asks for nothing"],
  ["attribution", "A licence that asks for its author to be named"],
  ["restricted", "All rights reserved, or terms that allow quoting single figures"],
  ["unknown", "No terms found: single figures are quoted, as facts"],
];

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

/** The page of attributions: the sources that ask to be named, each with its author, and what the others allow. */
export function attributionsText(records: readonly AnyRecord[]): string {
  const sources = records.flatMap(({ network, sources: all }) =>
    all.map((source) => ({ ...source, slug: network.slug })),
  );
  const byAddress = new Map<string, { line: (typeof sources)[number]; slugs: Set<string> }>();
  for (const source of sources.filter(({ licence }) => licence === "attribution")) {
    const key = `${source.publisher}\n${source.title}\n${source.url}`;
    const entry = byAddress.get(key) ?? { line: source, slugs: new Set() };
    entry.slugs.add(source.slug);
    byAddress.set(key, entry);
  }
  const rows = [...byAddress.values()]
    .sort((a, b) => (a.line.publisher + a.line.title < b.line.publisher + b.line.title ? -1 : 1))
    .map(
      ({ line, slugs }) =>
        `| ${cell(line.publisher)} | [${cell(line.title)}](${line.url}) | ${PASSED_ON[line.redistribute]} | ${[...slugs].sort().join(", ")} |`,
    );
  const counts = LICENCES.map(([licence, meaning]) => {
    const of = sources.filter((source) => source.licence === licence);
    return `| ${licence} | ${meaning} | ${of.length} | ${[...new Set(of.map(({ redistribute }) => PASSED_ON[redistribute]))].sort().join("; ") || "–"} |`;
  });
  return `# Facts: licences and attributions

Written from \`prisma/seed/*/sources.csv\` by \`node --import tsx scripts/attributions.ts\`; a test holds it to them.

The compilation, its texts and its grades are under the MIT licence like the code. **The figures keep the licence of their sources.** It stands
beside each source on every page, in every CSV and in every packet. Sources under non-commercial terms, and figures computed from them, are not
shipped; the lint refuses them.

| licence | meaning | sources | passed on |
|---|---|---|---|
${counts.join("\n")}

Where only single figures may be passed on, exports carry the figure and its source, and leave the source’s own words out. A source that lets
nothing travel closes the packet of its network.

## Named because their licence asks for it

| author | work | passed on | used by |
|---|---|---|---|
${rows.join("\n")}

Whoever passes these figures on names the author in turn, with a link, and says what was changed: quarters are sums and means over the
days of the work.

## Fonts

SIL Open Font License 1.1: [public/fonts/OFL.txt](../public/fonts/OFL.txt), [public/fonts/README.md](../public/fonts/README.md), [NOTICE](../NOTICE).
`;
}
