import { zipSync } from "fflate";
import { DISCLAIMER } from "@/lib/format/disclaimer";
import { type VerdictFile, verdictFileText } from "@/lib/scoring";
import { assumedSuffix } from "./assumed-suffix";

export interface PacketEntry {
  name: string;
  content: Uint8Array | string;
}

/** Days before this cannot be written into an archive. */
const FIRST_YEAR = 1980;

/**
 * An archive with the same bytes for the same entries. Its days are written in the local time of the machine, so a moment
 * is chosen that is midnight of the as-of day here, wherever "here" is.
 */
export const zipPacket = (entries: readonly PacketEntry[], asOf: string): Uint8Array => {
  const [year = FIRST_YEAR, month = 1, day = 1] = asOf.split("-").map(Number);
  const mtime = new Date(Math.max(year, FIRST_YEAR), month - 1, day);
  const files = entries.map(({ name, content }) => [
    name,
    typeof content === "string" ? new TextEncoder().encode(content) : content,
  ]);
  return zipSync(Object.fromEntries(files), { level: 6, mtime });
};

/** What is in the archive and how to check it. */
export const readmeText = (files: readonly VerdictFile[], names: readonly string[]): string => {
  const [first] = files;
  const subjects = files.map(({ facts, options, fingerprint, watermark }) =>
    [
      `  ${facts.network.name} (${facts.network.token}), as of ${options.asOf}, definition ${options.definitionId}`,
      `    fingerprint ${fingerprint}`,
      ...(watermark === null ? [] : [`    ${watermark}`]),
    ].join("\n"),
  );
  return `Offtake: a verdict and everything it rests on
Method ${first?.methodVersion ?? ""}

${subjects.join("\n")}

Files

${names.map((name) => `  ${name}`).join("\n")}

  .pdf   the report; the verdict file is attached inside it
  .csv   every observation known on the day, with its source, grade and known-on day; empty = unknown
  .json  the verdict file: facts, options, rules, result (offtake-verdict/1)

How to check it

  In a browser: open the page /verify of any Offtake server and drop the PDF or the JSON on it.
  Nothing is uploaded; the verdict is computed again on your machine.

  With the code:  npm run verify -- report.pdf
                  npm run verify -- verdict.json --record

  The answer is "same", or a list of the inputs, rules, options, results and pages that differ and what
  that did to the verdict. It shows that the verdict follows from the facts inside the file and that the
  pages are those it was made with. It does not show that the sources were right, and it is no signature:
  who makes a whole new file can make one that agrees with itself. Compare the fingerprint with the page
  ${first?.link ?? ""} to see that it is the published one.

${DISCLAIMER}
`;
};

interface PacketParts {
  /** The report, and the verdict files attached to it. */
  pdf: { name: string; bytes: Uint8Array; files: readonly VerdictFile[] };
  data: readonly PacketEntry[];
}

/** The whole packet: report, data, verdict files, and how to check them. */
export const packetZip = ({ pdf, data }: PacketParts): Uint8Array => {
  const entries: PacketEntry[] = [
    { name: pdf.name, content: pdf.bytes },
    ...data,
    ...pdf.files.map((file, index) => ({
      name: `offtake-${file.facts.network.slug}-${file.fingerprint}${assumedSuffix(pdf.files, index)}.json`,
      content: verdictFileText(file),
    })),
  ];
  const readme = readmeText(
    pdf.files,
    entries.map(({ name }) => name),
  );
  return zipPacket([...entries, { name: "README.txt", content: readme }], pdf.files[0]?.options.asOf ?? "");
};
