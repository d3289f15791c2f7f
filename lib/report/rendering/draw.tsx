import { type DocumentProps, renderToBuffer } from "@react-pdf/renderer";
import type { ReactElement } from "react";
import { packetPdf } from "@/lib/packet";
import { compareParts } from "../compare-report";
import { plainDocument, prepareSetting, setDocument } from "../flow/set-document";
import type { ReportJob } from "../job";
import { networkParts } from "../network-report";

/** Draws a report: takes a part of a second of one thread, so only the worker and tests call it. The same job gives the same bytes. */
export const drawReport = async (job: ReportJob): Promise<Uint8Array> =>
  finish(await renderToBuffer(await placeReport(job)), job);

/** The document with everything at its place, before any of it is written. */
export async function placeReport(job: ReportJob): Promise<ReactElement<DocumentProps>> {
  await prepareSetting();
  return setDocument(job.kind === "network" ? networkParts(job) : compareParts(job));
}

/** The one place where drawn bytes leave, still in the drawing thread: the verdict files of the job are bound to the pages and attached. */
const finish = async (drawn: Uint8Array, { attached }: ReportJob): Promise<Uint8Array> =>
  attached.length === 0 ? drawn : (await packetPdf(drawn, attached)).bytes;

/** As many empty pages with the same frame: what a report of that length costs before anything stands on it. */
export async function drawEmpty(job: ReportJob, pages: number): Promise<Uint8Array> {
  await prepareSetting();
  const { text } = job.kind === "network" ? networkParts(job) : compareParts(job);
  return renderToBuffer(
    plainDocument(
      text,
      Array.from({ length: pages }, () => []),
    ),
  );
}

/** Lines of text on pages with the same frame, as plain paragraphs: what setting the words costs by itself. */
export async function drawPlain(job: ReportJob, pages: string[][]): Promise<Uint8Array> {
  await prepareSetting();
  const { text } = job.kind === "network" ? networkParts(job) : compareParts(job);
  return renderToBuffer(plainDocument(text, pages));
}
