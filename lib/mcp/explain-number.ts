import "server-only";
import * as z from "zod";
import { loadStamp } from "@/lib/loaders/stamps";
import { loadTrace } from "@/lib/loaders/trace";
import {
  ALL_NETWORKS,
  parseTraceKey,
  proseText,
  type Trace,
  type TraceClaim,
  type TraceView,
  traceHref,
} from "@/lib/views";
import { metaOut, numberOut, settledDay, stampOut, type ToolContext } from "./parts";
import { asOfInput, labelled, meta, number, slugInput, stamp } from "./schemas";
import { type ToolAnswer, ToolFault } from "./tool-answer";

export const explainNumberInput = z.strictObject({
  network: slugInput.describe(
    `Slug of the network the number belongs to; "${ALL_NETWORKS}" for counts over all of them.`,
  ),
  figure: z
    .string()
    .min(1)
    .max(300)
    .describe("Key of the number: `figure` of another answer, or what follows #figure= in the address of a page."),
  asOf: asOfInput,
});

const claim = z.object({
  claimed: z.string().describe("In the words or digits of the source."),
  value: z.string(),
  period: z.string(),
  standing: z.enum(["used", "set aside", "refuted", "open", "not used"]),
  grade: z.string(),
  gradeWords: z.string(),
  basis: z.string(),
  published: z.string(),
  known: z.string(),
  note: z.string().nullable(),
  verdictIfTaken: z.string().nullable(),
  source: z.object({
    publisher: z.string(),
    title: z.string(),
    address: z.string(),
    readVia: z.string().nullable(),
    kind: z.string(),
    licence: z.string(),
  }),
  figure: z.string(),
});

export const explainNumberOutput = z.object({
  ...meta,
  figure: z.string(),
  kind: z.string(),
  title: z.string(),
  definition: z.string().describe("What exactly is counted or computed."),
  value: number.nullable().describe("null where the key is about no single number."),
  facts: z.array(z.object({ label: z.string(), text: z.string() })),
  formula: z.string().nullable(),
  madeOf: z.array(labelled).describe("What the formula takes, or what the number is part of; each key explains on."),
  sources: z.array(claim).describe("Claims the number rests on."),
  competing: z.array(claim).describe("Claims that say something else, and what became of them."),
  behind: z
    .array(z.object({ publisher: z.string(), title: z.string(), url: z.string().nullable(), grades: z.string() }))
    .describe("Who stands behind a formula through what it is made of."),
  conflicts: z.array(
    z.object({ title: z.string(), status: z.string(), changesVerdict: z.boolean(), figure: z.string() }),
  ),
  citation: z.string().describe("One sentence ready to paste."),
  assessment: stamp.nullable().describe("Verdict of the network it belongs to; null where there is none."),
});

/** Everything that stands behind one number. */
export async function explainNumber(
  { network, figure, asOf }: z.infer<typeof explainNumberInput>,
  context: ToolContext,
): Promise<ToolAnswer<z.infer<typeof explainNumberOutput>>> {
  const { asked, day } = await settledDay(asOf);
  const trace = traceOf(network, figure);
  const [view, house] = await Promise.all([loadTrace(trace, asked, null), loadStamp(trace.slug, asked)]);
  if (!view)
    throw new ToolFault(
      `The record of ${network} has no number ${figure} on ${day}. get_assessment and compare_networks give keys under "figure".`,
    );
  const claims = view.claims.map(claimOut);
  return {
    summary: view.citation,
    structured: {
      ...metaOut(day, traceHref(view.key), context),
      figure: view.key,
      kind: view.kindWords,
      title: view.title,
      definition: proseText(view.what),
      value: view.number && numberOut(view.number),
      facts: view.facts.map(({ label, text }) => ({ label, text: proseText(text) })),
      formula: view.formula && proseText(view.formula),
      madeOf: view.parts.map(partOut),
      sources: claims.filter(({ standing }) => standing === "used"),
      competing: claims.filter(({ standing }) => standing !== "used"),
      behind: view.sources.map(({ publisher, title, url, grades }) => ({ publisher, title, url, grades })),
      conflicts: view.conflicts.map(({ title, status, changesVerdict, trace: key }) => ({
        title,
        status,
        changesVerdict,
        figure: key,
      })),
      citation: view.citation,
      assessment: house && stampOut(house, context),
    },
  };
}

/** A key with or without its network, as it was copied out of an address. @throws ToolFault for what is none */
function traceOf(network: string, figure: string): Trace {
  const copied = figure.replace(/^.*#?figure=/, "");
  const key = decoded(copied);
  const trace = parseTraceKey(key) ?? parseTraceKey(`${network}/${key}`);
  if (!trace)
    throw new ToolFault(
      `${figure} is no key of a number. One looks like helium/formula/coverage.prudent: take it from "figure" in another answer or after #figure= in an address.`,
    );
  if (trace.slug !== network)
    throw new ToolFault(`This key belongs to ${trace.slug}, not to ${network}: ask with network ${trace.slug}.`);
  return trace;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const partOut = ({ label, number: view, note }: TraceView["parts"][number]) => ({
  label,
  about: note ?? "",
  ...numberOut(view),
});

function claimOut({ source, trace, basis, note, verdict, ...told }: TraceClaim): z.infer<typeof claim> {
  const { claimed, value, period, standing, grade, gradeWords, published, known } = told;
  const { publisher, title, address, readVia, kind, licence } = source;
  return {
    claimed,
    value,
    period,
    standing,
    grade,
    gradeWords,
    basis: proseText(basis),
    published,
    known,
    note: note && proseText(note),
    verdictIfTaken: verdict,
    source: { publisher, title, address, readVia, kind, licence },
    figure: trace,
  };
}
