import type { ReportJob } from "@/lib/report/job";
import { placeReport } from "@/lib/report/rendering/draw";
import type { Mark } from "@/lib/report/setting/set-element";

export type WordsMark = Extract<Mark, { kind: "words" }>;
export const isWords = (mark: Mark): mark is WordsMark => mark.kind === "words";

/** The words of a report page by page, each where it stands; those inside drawings are not among them. No PDF is written. */
export const placedWords = async (job: ReportJob): Promise<WordsMark[][]> =>
  (await placeReport(job)).pages.map(({ standing }) =>
    standing.flatMap(({ set, top }) =>
      set.marks.filter(isWords).map((mark) => ({ ...mark, baseline: mark.baseline + top })),
    ),
  );

/** What they say, a page each. */
export const placedTexts = async (job: ReportJob): Promise<string[]> =>
  (await placedWords(job)).map((words) => words.map(({ text }) => text).join(" "));
