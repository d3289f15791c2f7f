import type { AnyRecord } from "@/lib/scoring";
import { textReader } from "./known-texts";
import { buildDisputes, type DisputeView } from "./surroundings/disputes";

/** Every dispute over all networks, newest first, and where to send another. */
export interface CorrectionsView {
  asOf: string;
  disputes: (DisputeView & { slug: string; name: string })[];
  /** Address for corrections; null where whoever runs the site has named none. */
  contact: string | null;
}

export function buildCorrections(
  records: readonly AnyRecord[],
  asOf: string,
  asked: string | null,
  contact: string | null,
): CorrectionsView {
  const query = asked ? `?asOf=${asked}` : "";
  return {
    asOf,
    contact,
    disputes: records
      .flatMap((record) => {
        const { slug, name } = record.network;
        return buildDisputes(record, textReader(record, asOf, query)).map((dispute) => ({
          ...dispute,
          slug,
          name,
        }));
      })
      .sort((a, b) => (a.date < b.date ? 1 : -1)),
  };
}
