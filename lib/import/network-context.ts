import { LRUCache } from "lru-cache";
import { type Db, listHeld, loadNetworkRecord, type OpenRun } from "@/lib/data";
import { hashClaim } from "@/lib/facts/claim-hash";
import type { AnyRecord, DefinitionFact, ObservationFact, SeriesFact, SourceFact } from "@/lib/scoring";
import { withPatience } from "./patience";

/** What rows of one network are checked against: the record that readers see, and what the file has said so far. */
export interface NetworkContext {
  slug: string;
  /** null = the network is not in the record. */
  record: AnyRecord | null;
  /** Line of the file on which a network that is not in the record was described; null = it was not, or it is in the record. */
  describedOnLine: number | null;
  sources: Map<string, SourceFact>;
  series: Map<string, SeriesFact>;
  /** Of the file. */
  definitions: Map<string, DefinitionFact>;
  /** Questions answered in the record or the file. */
  questions: Set<string>;
  /** Ids of observations in the record, superseded ones included, with the claim of each. */
  held: Map<string, string>;
  /** Claims of the record. */
  claims: Set<string>;
}

/** What the process remembers of a network's run while it reads the file: a few numbers, however long the file is. */
export interface RunMemory extends OpenRun {
  describedOnLine: number | null;
  observations: number;
  heads: number;
  stored: number;
}

type ClaimKey = Pick<
  ObservationFact,
  "seriesId" | "sourceId" | "periodStart" | "periodEnd" | "knownOn" | "knownOnBasis"
>;

/** Names a claim. One whose day is that of its entry counts as the same on whatever day it comes again. */
export const claimKey = (row: ClaimKey, contentHash: string): string =>
  [
    row.seriesId,
    row.sourceId,
    row.periodStart,
    row.periodEnd,
    row.knownOnBasis === "recorded" ? "recorded" : row.knownOn,
    contentHash,
  ].join(" ");

export const claimOf = (row: ObservationFact): string => claimKey(row, hashClaim(row));

/** Rows of all contexts that are kept at once: some hundred bytes each. */
const MOST_KEPT_ROWS = 60_000;

/** Contexts by network, read when they are first needed and again when they had to make room. */
export class Contexts {
  private readonly kept = new LRUCache<string, NetworkContext>({
    maxSize: MOST_KEPT_ROWS,
    sizeCalculation: (context) =>
      this.keepAll ? 1 : 10 + context.held.size * 2 + context.sources.size + context.series.size,
  });

  /** @param keepAll nothing is written, so nothing could be read again: all are kept */
  constructor(
    private readonly db: Db,
    private readonly keepAll = false,
  ) {}

  async get(run: RunMemory): Promise<NetworkContext> {
    const known = this.kept.get(run.networkSlug);
    if (known) return known;
    return withPatience(() => this.load(run));
  }

  /** After rows were written, its size is another one. */
  keep(context: NetworkContext): void {
    this.kept.set(context.slug, context);
  }

  private async load(run: RunMemory): Promise<NetworkContext> {
    const slug = run.networkSlug;
    const record = await loadNetworkRecord(slug, this.db);
    const own = run.id === null ? null : await loadNetworkRecord(slug, this.db, run.id);
    const held = await listHeld(this.db, slug);
    const ownDefinitions = own?.definitions.filter(({ id }) => !record?.definitions.some((other) => other.id === id));
    return {
      slug,
      record,
      describedOnLine: record === null ? run.describedOnLine : null,
      sources: byId((own ?? record)?.sources ?? []),
      series: byId((own ?? record)?.series ?? []),
      definitions: byId(ownDefinitions ?? []),
      questions: new Set((own ?? record)?.answers.map(({ question }) => question)),
      held: new Map(held.map((row) => [row.id, claimKey(heldClaim(row), row.contentHash)])),
      claims: new Set(held.map((row) => claimKey(heldClaim(row), row.contentHash))),
    };
  }
}

/** The words of a stored row were checked when they came in. */
const heldClaim = (row: Omit<ClaimKey, "knownOnBasis"> & { knownOnBasis: string }): ClaimKey => ({
  ...row,
  knownOnBasis: row.knownOnBasis === "recorded" ? "recorded" : "published",
});

const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));
