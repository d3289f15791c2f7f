import * as z from "zod";
import { loadCompare } from "@/lib/loaders/compare";
import { loadAllSlugs, loadSlugs } from "@/lib/loaders/records";
import { buildCompare, networkQuery, proseText } from "@/lib/views";
import { AS_OF, ASSUMPTIONS, DEFINITION, QUARTER, SLUG, SLUG_TEXT } from "../common-params";
import { COMPARE_COLUMNS } from "../csv-columns";
import { badParameter } from "../fault";
import { addressOf, metaOf, operation } from "../operation";
import { listed, text } from "../params";
import { assessmentReply } from "../replies/assessment";
import { networkRow } from "../replies/network";
import { replyOf } from "../schemas/parts";
import { NETWORK_ROW } from "../schemas/records";
import { shape } from "../schemas/registry";
import { ASSESSMENT, ASSUMED } from "../schemas/verdicts";
import { assumedBeside, assumptionsOf, checkDefinition, checkQuarter, entryAt, houseEntry } from "./shared";

const READING = text(DEFINITION.schema, {
  ...DEFINITION,
  description: "Assumption. The definition that is varied, by its id; without it that of `definition`.",
});

export const getAssessment = operation({
  id: "getAssessment",
  path: "/networks/{slug}/assessment",
  group: "Verdicts",
  summary: "The verdict on one network, and everything behind it",
  description:
    "The house verdict always stands under `house`. Another definition is read beside it under `selected`; assumptions lead to `assumed`, which is marked custom and replaces nothing. The names of the assumptions are those of the panel on the page.",
  params: { slug: SLUG, asOf: AS_OF, definition: DEFINITION, quarter: QUARTER, ...ASSUMPTIONS, reading: READING },
  reply: replyOf(
    "AssessmentReply",
    "The house verdict, and what was asked for beside it.",
    shape("AssessmentData", "Verdicts side by side.", {
      house: ASSESSMENT.describe("Under the house definition, without assumptions."),
      selected: ASSESSMENT.nullable().describe("Under `definition`; null where none is named or it is the house’s."),
      assumed: ASSUMED.nullable().describe("Under assumptions; null where none is made."),
    }),
  ),
  examples: [
    "/networks/helium/assessment",
    "/networks/filecoin/assessment?asOf=2026-09-30",
    "/networks/helium/assessment?emissions=0&demand=150",
  ],
  answer: async ({ slug, asOf, definition, quarter, reading, ...assumptions }, stand) => {
    const newest = await houseEntry(slug, asOf);
    checkDefinition(newest.record, "definition", definition);
    checkDefinition(newest.record, "reading", reading);
    checkQuarter([newest], quarter);
    const house = await entryAt(slug, asOf, null, quarter);
    const isOther = definition !== null && definition !== house.assessed.definitionId;
    const selected = isOther ? await entryAt(slug, asOf, definition, quarter) : null;
    const request = assumptionsOf(assumptions, reading);
    const varied = request && (await entryAt(slug, asOf, reading ?? definition, quarter));
    const data = {
      house: assessmentReply(house.record, house.assessed),
      selected: selected && assessmentReply(selected.record, selected.assessed),
      assumed: request && varied && assumedBeside(varied, house, request),
    };
    const { asOf: day } = house.assessed;
    const meta = metaOf(stand, {
      asOf: day,
      page: `/networks/${slug}${networkQuery(asOf, isOther ? definition : null)}`,
      fingerprint: data.house.fingerprint,
    });
    return { body: { meta, data }, asOf: day };
  },
});

const COMPARED = listed(
  z
    .array(z.string().regex(SLUG_TEXT))
    .min(2)
    .max(5)
    .refine((slugs) => new Set(slugs).size === slugs.length),
  {
    description: "Two to five networks by slug, parted by commas; the order is kept.",
    expected: "two to five different slugs parted by commas, such as helium,filecoin,akash",
    examples: ["helium,filecoin,akash", "render,akash"],
  },
);

export const compareNetworks = operation({
  id: "compareNetworks",
  path: "/compare",
  group: "Verdicts",
  summary: "Two to five networks side by side",
  description:
    "Each network at its own latest quarter, or all at `quarter`; with the notices that say where they are not comparable and one sentence on each pair. Assumptions are applied to all of them, beside the house verdicts.",
  params: { n: COMPARED, asOf: AS_OF, quarter: QUARTER, ...ASSUMPTIONS },
  reply: replyOf(
    "CompareReply",
    "Networks side by side.",
    shape("CompareData", "One entry for each network, in the order asked for.", {
      quarter: z.string().nullable().describe("The quarter forced on all of them; null: each at its own."),
      notices: z.array(z.string()).describe("Where the networks are not comparable."),
      carried: z
        .string()
        .describe(
          "Which of the networks customers carry, what they paid for every dollar of tokens, and how sure that is.",
        ),
      pairs: z.array(z.string()).describe("The main difference of each pair."),
      networks: z.array(
        z.strictObject({
          house: NETWORK_ROW,
          assumed: ASSUMED.nullable(),
        }),
      ),
    }),
  ),
  csvName: "compare",
  examples: ["/compare?n=helium,filecoin,akash", "/compare?n=render,akash&emissions=50"],
  answer: async ({ n: slugs, asOf, quarter, ...assumptions }, stand) => {
    const known = await loadSlugs();
    const stranger = slugs.find((slug) => !known.includes(slug));
    if (stranger !== undefined) {
      const isBeside = (await loadAllSlugs()).includes(stranger);
      throw badParameter(
        "n",
        stranger,
        isBeside ? "networks that are assessed" : `networks of the record: ${known.join(", ")}`,
      );
    }
    const newest = await Promise.all(slugs.map((slug) => houseEntry(slug, asOf)));
    checkQuarter(newest, quarter);
    const entries = await Promise.all(slugs.map((slug) => entryAt(slug, asOf, null, quarter)));
    const request = assumptionsOf(assumptions, null);
    const day = entries[0]?.assessed.asOf ?? stand.newest;
    const query = networkQuery(asOf, null);
    const { carried, notices, pairs } =
      quarter === null ? await loadCompare(slugs, asOf) : buildCompare(entries, [], day, query);
    const data = {
      quarter,
      carried: proseText(carried),
      notices: notices.map(proseText),
      pairs: pairs.map(proseText),
      networks: entries.map((entry) => ({
        house: networkRow(
          entry.record,
          entry.assessed,
          addressOf(stand, `/networks/${entry.record.network.slug}${query}`),
        ),
        assumed: request && assumedBeside(entry, entry, request),
      })),
    };
    const page = `/compare?n=${slugs.join(",")}${asOf === null ? "" : `&asOf=${asOf}`}`;
    const csv = [
      COMPARE_COLUMNS.map(({ name }) => name),
      ...data.networks.map((row) => COMPARE_COLUMNS.map(({ value }) => value(row))),
    ];
    return { body: { meta: metaOf(stand, { asOf: day, page }), data }, csv, asOf: day };
  },
});
