import { loadAssessedAt } from "@/lib/loaders/read-api";
import { loadAllSlugs, loadAssessed, loadRecord, loadSlugs } from "@/lib/loaders/records";
import {
  type AnyRecord,
  type Assessed,
  applyAssumptions,
  isAssessable,
  type NetworkRecord,
  quarterIndex,
} from "@/lib/scoring";
import { networkQuery } from "@/lib/views";
import { buildWhatIf, requestOf, type WhatIfFields, type WhatIfRequest, whatIfSubject } from "@/lib/views/what-if";
import type { ASSUMPTIONS } from "../common-params";
import { ApiFault, badParameter, unknownNetwork } from "../fault";
import type { Given } from "../params";
import { assumedReply } from "../replies/assessment";

export interface Entry {
  record: NetworkRecord;
  assessed: Assessed;
}

/** @throws ApiFault 404 for a slug that nothing has */
export async function recordOr404(slug: string): Promise<AnyRecord> {
  const isListed = (await loadAllSlugs()).includes(slug);
  const record = isListed ? await loadRecord(slug) : null;
  if (record === null) throw unknownNetwork(slug);
  return record;
}

/** @throws ApiFault 404 for an unknown slug and for what is never assessed */
export async function assessableOr404(slug: string): Promise<NetworkRecord> {
  const record = await recordOr404(slug);
  if (isAssessable(record)) return record;
  throw new ApiFault(
    404,
    "Not assessed",
    `${record.network.name} stands beside the networks and is never assessed; /api/v1/networks/${slug} says what it is.`,
    { parameter: "slug", value: slug },
  );
}

/** Of a filter over networks. @throws ApiFault 400 where no network, or none that is assessed, has the slug */
export async function checkNetworkFilter(slug: string | null, which: "any" | "assessed"): Promise<void> {
  if (slug === null) return;
  const slugs = await (which === "any" ? loadAllSlugs() : loadSlugs());
  if (!slugs.includes(slug)) throw badParameter("network", slug, `one of ${slugs.join(", ")}`);
}

/** @throws ApiFault 400 where no definition of the network has the id */
export function checkDefinition({ definitions }: NetworkRecord, name: string, id: string | null): void {
  if (id !== null && !definitions.some((definition) => definition.id === id))
    throw badParameter(name, id, `one of ${definitions.map((definition) => definition.id).join(", ")}`);
}

/**
 * The quarters that a verdict can be read in: those of the records. Beyond them every quarter up to it would be judged.
 * @throws ApiFault 400 that says from when to when
 */
export function checkQuarter(entries: readonly Entry[], quarter: string | null): void {
  if (quarter === null) return;
  const labels = entries.flatMap(({ assessed }) => assessed.quarters.map((view) => view.quarter)).sort();
  const [first, last] = [labels[0], labels.at(-1)];
  if (first === undefined || last === undefined)
    throw badParameter("quarter", quarter, "nothing: no quarter was on record on this day");
  if (quarterIndex(quarter) < quarterIndex(first) || quarterIndex(quarter) > quarterIndex(last))
    throw badParameter("quarter", quarter, `a quarter of the record, ${first} to ${last}`);
}

/** @throws ApiFault 404 where the network is not assessed */
export async function houseEntry(slug: string, asOf: string | null): Promise<Entry> {
  await assessableOr404(slug);
  return entryOr404(slug, await loadAssessed(slug, asOf, null));
}

export async function entryAt(
  slug: string,
  asOf: string | null,
  definition: string | null,
  quarter: string | null,
): Promise<Entry> {
  return entryOr404(slug, await loadAssessedAt(slug, asOf, definition, quarter));
}

function entryOr404(slug: string, entry: Entry | null): Entry {
  if (entry === null) throw unknownNetwork(slug);
  return entry;
}

type GivenAssumptions = Given<typeof ASSUMPTIONS>;

const WEIGHTS = [
  "weightPaidDemand",
  "weightUseOfCapacity",
  "weightLifeAfterEmissions",
  "weightValueLoop",
  "weightEvidence",
] as const;

/** The assumptions of an address; null where it names none. @throws ApiFault 400 where the weights say nothing */
export function assumptionsOf(given: GivenAssumptions, reading: string | null): WhatIfRequest | null {
  const { withoutLargestPayer, ...rest } = given;
  if (WEIGHTS.every((name) => given[name] === 0))
    throw badParameter("weightPaidDemand", "0", "at least one of the five weights above 0");
  if (Object.values(given).every((value) => value === null) && reading === null) return null;
  const fields: WhatIfFields = { ...rest, withoutLargestPayer: withoutLargestPayer !== null, reading };
  return requestOf(fields);
}

/** What assumptions lead to from one reading of the record, beside the house's. */
export function assumedBeside(varied: Entry, house: Entry, request: WhatIfRequest) {
  const subject = whatIfSubject({
    record: varied.record,
    varied: varied.assessed,
    house: house.assessed,
    query: networkQuery(null, null),
    pageDefinition: null,
  });
  const result = applyAssumptions(subject.base, request.assumptions);
  return assumedReply({ subject, request, view: buildWhatIf(subject, request), result });
}
