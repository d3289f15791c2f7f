import type * as z from "zod";
import type { ChangeFact, ChangeSide } from "@/lib/views/changes";
import type { CHANGE_ROW } from "../schemas/changes";
import { verdictFields } from "./standing";

const sideReply = (side: ChangeSide) => ({
  ...side,
  verdictLabel: verdictFields({ ...side, wouldBe: null }).verdictLabel,
});

/** A change of verdict in numbers, attributed where both sides have inputs to swap. */
export function changeRow(
  network: { slug: string; name: string },
  { basis, date, changed, note, from, to, why }: ChangeFact,
  page: string,
): z.infer<typeof CHANGE_ROW> {
  return {
    network: network.slug,
    name: network.name,
    ...{ basis, date, changed, note, from: sideReply(from), to: sideReply(to) },
    attribution: why && {
      deltaLnCoverage: why.deltaLnCoverage,
      byCause: why.byCause,
      priceDeltaLnCoverage: why.priceDeltaLnCoverage,
      priceShare: why.priceShare,
      parts: why.parts,
      classPath: why.classPath,
    },
    attributionMissing: why ? null : "On one side no quarter is usable, so there is no input to swap.",
    page,
  };
}
