import "server-only";
import * as z from "zod";
import { loadStamps } from "@/lib/loaders/stamps";
import { metaOut, settledDay, stampOut, type ToolContext } from "./parts";
import { asOfInput, meta, stamp } from "./schemas";
import type { ToolAnswer } from "./tool-answer";

export const listNetworksInput = z.strictObject({ asOf: asOfInput });

export const listNetworksOutput = z.object({
  ...meta,
  networks: z.array(stamp.extend({ category: z.string(), resource: z.string(), chain: z.string() })),
});

/** Every assessed network with its verdict under the house definition. */
export async function listNetworks(
  { asOf }: z.infer<typeof listNetworksInput>,
  context: ToolContext,
): Promise<ToolAnswer<z.infer<typeof listNetworksOutput>>> {
  const { asked, day } = await settledDay(asOf);
  const networks = (await loadStamps(asked)).map(({ stamp: view, ...network }) => ({
    ...stampOut(view, context),
    ...network,
  }));
  const tally = new Map<string, number>();
  for (const { verdict } of networks) tally.set(verdict.label, (tally.get(verdict.label) ?? 0) + 1);
  const counts = [...tally].map(([label, count]) => `${label}: ${count}`).join("; ");
  return {
    summary: `${networks.length} networks as of ${day}. ${counts}. A verdict marked draft or contested must be repeated with that word.`,
    structured: { ...metaOut(day, "/", context), networks },
  };
}
