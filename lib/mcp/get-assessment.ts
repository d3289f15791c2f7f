import "server-only";
import * as z from "zod";
import { loadNetwork } from "@/lib/loaders/network";
import { loadStamp } from "@/lib/loaders/stamps";
import { type NetworkView, proseText } from "@/lib/views";
import { metaOut, numberOut, refuseUnknown, settledDay, stampOut, stampWords, type ToolContext } from "./parts";
import { asOfInput, labelled, meta, slugInput, stamp } from "./schemas";
import { type ToolAnswer, ToolFault } from "./tool-answer";

export const getAssessmentInput = z.strictObject({
  slug: slugInput,
  asOf: asOfInput,
  definition: z
    .string()
    .max(64)
    .optional()
    .describe("Id of another definition to show beside the house one; the answer lists the ids."),
});

const reading = z.object({
  id: z.string(),
  label: z.string(),
  house: z.boolean(),
  reason: z.string(),
  verdict: z.string(),
  coverage: z.string(),
});

export const getAssessmentOutput = z.object({
  ...meta,
  assessment: stamp.describe("Under the house definition, whatever else was asked."),
  sentence: z.string(),
  valuation: z.string().nullable(),
  trend: z.string(),
  dataConfidence: z.string(),
  robustness: z.string().nullable(),
  keyNumbers: z.array(labelled),
  arguments: z.object({ for: z.array(z.string()), against: z.array(z.string()) }),
  wouldChange: z.object({ up: z.array(z.string()), down: z.array(z.string()), missing: z.array(z.string()) }),
  scope: z.object({ included: z.array(z.string()), excluded: z.array(z.string()) }),
  definitions: z.array(reading).describe("The verdict under every definition on record."),
  askedDefinition: reading.nullable().describe("The one that was asked for. It never replaces the house verdict."),
  conflicts: z.array(
    z.object({ title: z.string(), status: z.string(), changesVerdict: z.boolean(), figure: z.string() }),
  ),
  cautions: z.array(z.string()),
  fingerprint: z.string().describe("Of inputs, options and method: the same for the same verdict."),
});

type Output = z.infer<typeof getAssessmentOutput>;

/** One network's verdict with the argument behind it. */
export async function getAssessment(
  { slug, asOf, definition }: z.infer<typeof getAssessmentInput>,
  context: ToolContext,
): Promise<ToolAnswer<Output>> {
  const { asked, day } = await settledDay(asOf);
  const [view, house] = await Promise.all([loadNetwork(slug, asked, null), loadStamp(slug, asked)]);
  if (!view || !house) return refuseUnknown([slug]);
  const definitions = view.definitions.map(readingOut);
  const askedDefinition = definition === undefined ? null : definitions.find(({ id }) => id === definition);
  if (askedDefinition === undefined)
    throw new ToolFault(
      `${view.name} has no definition ${definition}. There are: ${definitions.map(({ id }) => id).join(", ")}.`,
    );
  const sentence = proseText(view.sentence);
  const beside =
    askedDefinition && !askedDefinition.house
      ? ` Under “${askedDefinition.label}”, which is not the house definition: ${askedDefinition.verdict}, coverage ${askedDefinition.coverage}.`
      : "";
  return {
    summary: `${stampWords(house)} ${sentence} ${view.verdict.explanation}${beside}`,
    structured: {
      ...metaOut(day, house.path, context),
      assessment: stampOut(house, context),
      sentence,
      valuation: view.valuation && proseText(view.valuation),
      trend: view.trend.text,
      dataConfidence: view.confidence,
      robustness: view.robustness,
      keyNumbers: view.keyNumbers.map(({ label, note, number }) => ({ label, about: note, ...numberOut(number) })),
      arguments: { for: view.arguments.for.map(proseText), against: view.arguments.against.map(proseText) },
      wouldChange: {
        up: view.flips.up.map(proseText),
        down: view.flips.down.map(proseText),
        missing: view.flips.missing.map(proseText),
      },
      scope: { included: view.scope.included.map(proseText), excluded: view.scope.excluded.map(proseText) },
      definitions,
      askedDefinition,
      conflicts: view.conflicts.map(({ title, status, changesVerdict, lead }) => ({
        title: proseText(title),
        status,
        changesVerdict,
        figure: lead.trace,
      })),
      cautions: view.banners.map(proseText),
      fingerprint: view.fingerprint,
    },
  };
}

const readingOut = ({ id, label, house, reason, verdict, coverage }: NetworkView["definitions"][number]) => ({
  id,
  label,
  house,
  reason: proseText(reason),
  verdict: verdict.label,
  coverage: coverage.text,
});
