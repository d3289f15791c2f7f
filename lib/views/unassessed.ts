import type { AnyRecord, Described } from "@/lib/scoring";
import { buildConflicts, type ConflictView } from "./conflicts";
import { type ProfileItem, profileItems } from "./editorial";
import { buildEvidence, type SeriesEvidence } from "./evidence";
import { type SourceView, sourceViews } from "./source-views";
import { buildSurroundings, type SurroundingsView } from "./surroundings";
import { tracer } from "./tracer";

/** A page about what is shown beside the networks and never assessed. */
export interface UnassessedView {
  slug: string;
  name: string;
  token: string;
  /** What it is, and why it has no verdict. */
  standing: string;
  resource: string;
  chain: string;
  asOf: string;
  /** Query of the pages and files on the same day: "" or `?asOf=…`. */
  query: string;
  profile: ProfileItem[];
  surroundings: SurroundingsView;
  conflicts: ConflictView[];
  evidence: SeriesEvidence[];
  claimCount: number;
  sources: SourceView[];
}

/** What a record is that is no network, and why it has no verdict. */
export const UNASSESSED_STANDING = {
  adjacent:
    "Adjacent: named beside DePIN networks, and not one of them. It is shown for what others say of it; it is not assessed and has no verdict.",
  sector:
    "The sector as a whole: figures that count several networks together. A sector is not assessed; each network has its own verdict.",
} as const;

/** Null for a network: that one is assessed. */
export function buildUnassessed(record: AnyRecord, described: Described, query: string): UnassessedView | null {
  const { network } = record;
  if (network.kind === "network") return null;
  const to = tracer(network.slug, query);
  const evidence = buildEvidence({ ...described, definitionId: null, quarter: null }, record, "all", to);
  return {
    slug: network.slug,
    name: network.name,
    token: network.token,
    standing: UNASSESSED_STANDING[network.kind],
    resource: network.resource,
    chain: network.chain,
    asOf: described.asOf,
    query,
    profile: profileItems(record, described.asOf, query),
    surroundings: buildSurroundings(record, described, query),
    conflicts: buildConflicts(described, record, to),
    evidence,
    claimCount: record.observations.filter(({ knownOn }) => knownOn <= described.asOf).length,
    sources: sourceViews(record, evidence, to),
  };
}
