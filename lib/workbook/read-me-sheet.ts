import { DISCLAIMER } from "@/lib/format/disclaimer";
import { heading, label, SheetDraft, text, title } from "./sheet";

/** Title and lines of the first sheet. */
export interface ReadMe {
  title: string;
  /** What is told of the file: name and words. */
  facts: readonly (readonly [string, string])[];
  /** Sheets of the file: name, what stands there, whether it is live. */
  sheets: readonly (readonly [string, string, string])[];
}

const HOW: readonly string[] = [
  "Values are calculated when the file is opened. It holds formulas without stored results: a viewer that does not calculate shows blanks.",
  "Green cells are live: formulas over the inputs and the rules. Blue cells are inputs and rules; change one and everything live follows. Grey cells were computed by the method and do not move.",
  "An empty input is unknown. Unknown is never 0: what depends on it reads “unknown” and earns no points. “No emissions” stands for a coverage over nothing.",
  "t is the latest quarter with revenue and emissions; it moves if its inputs are emptied.",
  "Assumptions that a reader made on the page are not in this file: it holds the record as it is.",
];

export function readMeSheet({ title: words, facts, sheets }: ReadMe): SheetDraft {
  const sheet = new SheetDraft("Read me", [26, 90, 26]);
  sheet.add(title(words));
  sheet.freeze();
  sheet.blank();
  for (const [name, of] of facts) sheet.add(label(name), text(of));
  sheet.blank();
  for (const line of HOW) sheet.add(null, text(line));
  sheet.blank();
  sheet.add(heading("Sheet"), heading("What stands there"), heading("Live"));
  for (const [name, what, isLive] of sheets) sheet.add(label(name), text(what), text(isLive));
  sheet.blank();
  sheet.add(null, text(DISCLAIMER));
  return sheet;
}
