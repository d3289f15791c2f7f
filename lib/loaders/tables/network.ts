import "server-only";
import { networkQuery } from "@/lib/views";
import {
  INPUTS_TABLES,
  NETWORK_TABLES,
  STRESS_TABLES,
  stressTable,
  type TableFile,
  type TableView,
  UNASSESSED_TABLES,
} from "@/lib/views/tables";
import type { HeldRecord } from "@/lib/views/tables/resting";
import { requestPairs, smallGrids, type WhatIfRequest, whatIfQuery } from "@/lib/views/what-if";
import { loadInputs, loadNetwork, loadUnassessed } from "../network";
import { loadAssessed, loadDescribed } from "../records";
import { loadWhatIf } from "../what-if";
import { tableContext, tableFile } from "./file";

/** Which table of a network is asked for, on which day and under which reading. */
export interface NetworkTableRequest {
  slug: string;
  id: string;
  asOf: string | null;
  definition: string | null;
  /** Taken by the grids of the panel of assumptions alone. */
  assumed: WhatIfRequest;
}

/** The table; the names there are where none has this one; null for an unknown slug. */
export type NetworkTableReply = { file: TableFile } | { known: string[] } | null;

/** One table of a network's page or of its page of inputs. */
export async function loadNetworkTable(request: NetworkTableRequest): Promise<NetworkTableReply> {
  const { slug, id, asOf, definition } = request;
  const loaded = await loadAssessed(slug, asOf, definition);
  if (!loaded) return loadUnassessedTable(request);
  const entry: HeldRecord = { record: loaded.record, held: loaded.assessed };
  const query = networkQuery(asOf, definition);
  const path = `/networks/${slug}`;
  const reply = (table: TableView, page: string): NetworkTableReply => ({
    file: tableFile({ table, asOf: loaded.assessed.asOf, page, context: tableContext([entry]), about: [slug] }),
  });
  if (isOneOf(NETWORK_TABLES, id)) {
    const view = await loadNetwork(slug, asOf, definition);
    return view && reply(NETWORK_TABLES[id](view), path + view.query);
  }
  if (isOneOf(INPUTS_TABLES, id)) {
    const view = await loadInputs(slug, asOf, definition);
    return view && reply(INPUTS_TABLES[id](view), `${path}/inputs${query}`);
  }
  if (isOneOf(STRESS_TABLES, id)) return loadStressTable(request, STRESS_TABLES[id]);
  return { known: [...names(NETWORK_TABLES), ...names(INPUTS_TABLES), ...names(STRESS_TABLES)] };
}

/** Null where nothing is known by that name. */
async function loadUnassessedTable({ slug, id, asOf }: NetworkTableRequest): Promise<NetworkTableReply> {
  const [view, loaded] = await Promise.all([loadUnassessed(slug, asOf), loadDescribed(slug, asOf)]);
  if (!view || !loaded) return null;
  if (!isOneOf(UNASSESSED_TABLES, id)) return { known: names(UNASSESSED_TABLES) };
  return {
    file: tableFile({
      table: UNASSESSED_TABLES[id](view),
      asOf: view.asOf,
      page: `/networks/${slug}${view.query}`,
      context: tableContext([{ record: loaded.record, held: loaded.described }]),
      about: [slug],
    }),
  };
}

/** A grid under assumptions; without a class to draw it has no rows. */
async function loadStressTable(
  { slug, asOf, definition, assumed }: NetworkTableRequest,
  { grid: gridId, isSmall }: (typeof STRESS_TABLES)[keyof typeof STRESS_TABLES],
): Promise<NetworkTableReply> {
  const [whatIf, loaded] = await Promise.all([
    loadWhatIf(slug, asOf, definition, assumed),
    loadAssessed(slug, asOf, assumed.reading ?? definition),
  ]);
  if (!whatIf || !loaded) return null;
  const { isCustom } = whatIf.grids;
  const grids = isSmall ? smallGrids(whatIf.subject.base, assumed) : whatIf.grids.grids;
  const grid = grids.find(({ id }) => id === gridId);
  if (!grid)
    return { known: [...names(NETWORK_TABLES), ...names(INPUTS_TABLES), ...grids.map(({ id }) => `stress-${id}`)] };
  const words = requestPairs(assumed).map(([name, value]) => `${name}=${value}`);
  return {
    file: tableFile({
      table: stressTable({ grid, isCustom, house: whatIf.view.house, assumed: words.join(", ") }),
      asOf: loaded.assessed.asOf,
      page: `/networks/${slug}${whatIfQuery(Object.entries({ ...(asOf ? { asOf } : {}), ...(definition ? { definition } : {}) }), assumed)}`,
      context: tableContext([{ record: loaded.record, held: loaded.assessed }]),
      about: [slug],
    }),
  };
}

const names = (tables: object): string[] => Object.keys(tables);

const isOneOf = <Tables extends object>(tables: Tables, id: string): id is keyof Tables & string =>
  Object.hasOwn(tables, id);
