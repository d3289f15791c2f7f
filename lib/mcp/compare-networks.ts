import "server-only";
import * as z from "zod";
import { loadCompare } from "@/lib/loaders/compare";
import { loadStamp } from "@/lib/loaders/stamps";
import { proseText } from "@/lib/views";
import { metaOut, numberOut, refuseUnknown, settledDay, stampOut, stampWords, type ToolContext } from "./parts";
import { asOfInput, meta, number, slugInput, stamp } from "./schemas";
import type { ToolAnswer } from "./tool-answer";

export const compareNetworksInput = z.strictObject({
  slugs: z
    .array(slugInput)
    .min(2, "a comparison takes two to five networks")
    .max(5, "a comparison takes two to five networks")
    .refine(
      (slugs) => new Set(slugs).size === slugs.length,
      "a network can be compared with others only: name each once",
    )
    .describe("Two to five networks."),
  asOf: asOfInput,
});

export const compareNetworksOutput = z.object({
  ...meta,
  networks: z.array(stamp),
  carried: z.string().describe("Which of them customers carry, why, and how sure that is."),
  differences: z.array(z.string()).describe("The main difference of every pair, as a sentence."),
  notices: z.array(z.string()).describe("Where the comparison would mislead. Repeat them with it."),
  rows: z.array(
    z.object({
      label: z.string(),
      about: z.string(),
      cells: z.array(
        number.extend({
          network: z.string(),
          mark: z.enum(["best", "worst"]).nullable().describe("null where ranges overlap or a notice stands."),
        }),
      ),
    }),
  ),
});

/** Networks side by side, each at its own quarter and under its house definition. */
export async function compareNetworks(
  { slugs, asOf }: z.infer<typeof compareNetworksInput>,
  context: ToolContext,
): Promise<ToolAnswer<z.infer<typeof compareNetworksOutput>>> {
  const { asked, day } = await settledDay(asOf);
  const loaded = await Promise.all(slugs.map((slug) => loadStamp(slug, asked)));
  const stamps = loaded.flatMap((one) => one ?? []);
  if (stamps.length < slugs.length) return refuseUnknown(slugs.filter((_, index) => !loaded[index]));
  const view = await loadCompare(slugs, asked);
  const differences = view.pairs.map(proseText);
  return {
    summary: [...stamps.map(stampWords), proseText(view.carried), ...differences].join(" "),
    structured: {
      ...metaOut(day, `/compare?n=${slugs.join(",")}`, context),
      networks: stamps.map((one) => stampOut(one, context)),
      carried: proseText(view.carried),
      differences,
      notices: view.notices.map(proseText),
      rows: view.rows.map(({ label, note, cells }) => ({
        label,
        about: note,
        cells: cells.map((cell, index) => ({
          network: slugs[index] ?? "",
          ...numberOut(cell.number),
          mark: cell.mark,
        })),
      })),
    },
  };
}
