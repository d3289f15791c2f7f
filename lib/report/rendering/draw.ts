import { packetPdf } from "@/lib/packet";
import { compareParts } from "../compare-report";
import type { SetDocument } from "../flow/page";
import { emptyDocument, prepareSetting, setDocument } from "../flow/set-document";
import { faceOf } from "../fonts";
import type { ReportJob } from "../job";
import { networkParts } from "../network-report";
import { printable } from "../printable";
import { BODY, pageFrame } from "../styles";
import { writeDocument } from "../writing/write-document";

/** Draws a report: takes a part of a second of one thread, so only the worker and tests call it. The same job gives the same bytes. */
export const drawReport = async (job: ReportJob): Promise<Uint8Array> =>
  finish(await writeDocument(await placeReport(job)), job);

/** The document with everything at its place, before any of it is written. */
export async function placeReport(job: ReportJob): Promise<SetDocument> {
  await prepareSetting();
  return setDocument(partsOf(job));
}

const partsOf = (job: ReportJob) => (job.kind === "network" ? networkParts(job) : compareParts(job));

/** The one place where drawn bytes leave, still in the drawing thread: the verdict files of the job are bound to the pages and attached. */
const finish = async (drawn: Uint8Array, { attached }: ReportJob): Promise<Uint8Array> =>
  attached.length === 0 ? drawn : (await packetPdf(drawn, attached)).bytes;

/** As many empty pages with the same frame: what a report of that length costs before anything stands on it. */
export async function drawEmpty(job: ReportJob, pages: number): Promise<Uint8Array> {
  await prepareSetting();
  return writeDocument(emptyDocument(partsOf(job).text, pages));
}

/** Lines of text on pages with the same frame, as plain paragraphs that pdfkit sets: what setting the words costs by itself. */
export async function drawPlain(job: ReportJob, pages: string[][]): Promise<Uint8Array> {
  await prepareSetting();
  const { text } = partsOf(job);
  const { left, top, contentWidth: width } = pageFrame(text.pageSize);
  return writeDocument(emptyDocument(text, pages.length), (document, page) => {
    document.font(faceOf(BODY).font, BODY.fontSize);
    for (const [index, line] of (pages[page] ?? []).entries())
      document.text(printable(line), left, top + index * BODY.lineHeight, { width, height: BODY.lineHeight });
  });
}
