import { loadConflicts } from "@/lib/loaders/conflicts";
import { loadEverything } from "@/lib/loaders/everything";
import { CHANGE_BASES, loadChanges } from "@/lib/loaders/read-api";
import { CONFLICT_KINDS, CONFLICT_STATUSES } from "@/lib/scoring";
import { networkQuery, traceHref, traceKey } from "@/lib/views";
import { isSaidAnew } from "@/lib/views/changes";
import { AS_OF, CURSOR, LIMIT, NETWORK_FILTER } from "../common-params";
import { CHANGE_COLUMNS, CONFLICT_COLUMNS } from "../csv-columns";
import { addressOf, listAnswer, operation } from "../operation";
import { choice } from "../params";
import { changeRow } from "../replies/changes";
import { conflictRow } from "../replies/record";
import { CHANGE_ROW } from "../schemas/changes";
import { listOf } from "../schemas/parts";
import { CONFLICT_ROW } from "../schemas/records";
import { checkNetworkFilter } from "./shared";

export const listConflicts = operation({
  id: "listConflicts",
  path: "/conflicts",
  group: "Record",
  summary: "Where sources disagree, and the verdict under each reading",
  description: "Every conflict of every network, those that could change a verdict first, as on the page.",
  params: {
    network: NETWORK_FILTER,
    kind: choice([...CONFLICT_KINDS, "unruled"], { description: "Only what sources disagree about in this way." }),
    status: choice(CONFLICT_STATUSES, { description: "Only open, settled or disputed ones." }),
    asOf: AS_OF,
    limit: LIMIT,
    cursor: CURSOR,
  },
  reply: listOf("ConflictList", "Conflicts by their effect on the verdict.", CONFLICT_ROW),
  csvName: "conflicts",
  examples: ["/conflicts?status=open", "/conflicts?network=akash"],
  answer: async (given, stand) => {
    await checkNetworkFilter(given.network, "any");
    const [{ entries, asOf }, { view }] = await Promise.all([
      loadEverything(given.asOf),
      loadConflicts({ network: null, kind: null, status: null }, given.asOf),
    ]);
    const held = new Map(entries.map((entry) => [entry.record.network.slug, entry]));
    const query = networkQuery(given.asOf, null);
    const rows = view.rows.flatMap(({ slug, effect, isDecisive, conflict }) => {
      const entry = held.get(slug);
      const conflicts = (entry?.assessed ?? entry?.described)?.conflicts ?? [];
      const outcome = conflicts.find(({ id }) => id === conflict.id);
      if (!entry || !outcome) return [];
      const page = addressOf(stand, traceHref(traceKey({ slug, kind: "conflict", id: outcome.id }), query));
      return conflictRow(entry.record, outcome, { effect, isDecisive, page });
    });
    return listAnswer(stand, {
      ...{ operationId: "listConflicts", path: "/conflicts", given, columns: CONFLICT_COLUMNS, asOf },
      rows: rows.filter(
        (row) =>
          (given.network === null || row.network === given.network) &&
          (given.kind === null || row.kind === given.kind) &&
          (given.status === null || row.status === given.status),
      ),
      page: `/conflicts${query}`,
    });
  },
});

export const listChanges = operation({
  id: "listChanges",
  path: "/changes",
  group: "Verdicts",
  summary: "How verdicts changed, and why",
  description:
    "House verdicts against the ones before them, newest first, each attributed to method, definition, restatement and data, with the share that is token price alone. basis=history goes quarter by quarter through what is known on the as-of day; basis=published goes through the ends of quarters with what was known by each, as the page of that day shows it, and dates what reads anew to the day.",
  params: {
    basis: choice(CHANGE_BASES, { description: "What is compared. Without it: history." }),
    show: choice(["changed", "all"], {
      description:
        "changed (without it): a verdict, its reason or its range differs; all: every step, also where only coverage moved.",
    }),
    network: NETWORK_FILTER,
    asOf: AS_OF,
    limit: LIMIT,
    cursor: CURSOR,
  },
  reply: listOf("ChangeList", "Changes, newest first.", CHANGE_ROW),
  csvName: "changes",
  examples: ["/changes", "/changes?network=render&show=all", "/changes?basis=published&network=helium"],
  answer: async (given, stand) => {
    await checkNetworkFilter(given.network, "assessed");
    const { entries, asOf } = await loadEverything(given.asOf);
    const basis = given.basis ?? "history";
    const rows = [];
    for (const { record, assessed } of entries) {
      const { slug, name } = record.network;
      if (!assessed || (given.network !== null && slug !== given.network)) continue;
      for (const change of (await loadChanges(slug, given.asOf, basis)) ?? []) {
        const isShown = given.show === "all" || isSaidAnew(change);
        // Both sides of the record stand on the as-of day; of what was published, each on its own.
        const day = change.to.asOf === stand.newest ? null : change.to.asOf;
        const page = addressOf(stand, `/networks/${slug}${networkQuery(day, null)}`);
        if (isShown) rows.push(changeRow({ slug, name }, change, page));
      }
    }
    rows.sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1));
    return listAnswer(stand, {
      ...{ operationId: "listChanges", path: "/changes", given, rows, columns: CHANGE_COLUMNS, asOf },
      page: `/changes${networkQuery(given.asOf, null)}`,
    });
  },
});
