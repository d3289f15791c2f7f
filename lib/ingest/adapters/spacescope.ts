import * as z from "zod";
import {
  type Adapter,
  type AdapterReading,
  type AdapterRequest,
  type AdapterSeries,
  type DailyValue,
  parseReply,
  ShapeError,
} from "../adapter";
import { amountOrDigits, type Digits, dayText, measured } from "./digits";
import { dayBefore, known, unknown } from "./parts";
import {
  adjusted,
  baseFee,
  batchFee,
  burnt,
  circulating,
  deals,
  feeBurn,
  gasBurn,
  minted,
  penalty,
  raw,
  vested,
} from "./spacescope-series";

/** Filecoin by day from Spacescope: supply, power, burned fees, deals. Needs a key. */

const API = "https://api.spacescope.io/v2";
/** A question may span less than 31 days. */
const SPAN_DAYS = 30;
/** Thirteen questions of 30 days: a year of history per path. */
const MOST_SPANS = 13;
const PIB = 2 ** 50;

const envelope = <Row extends z.ZodType>(row: Row) => z.object({ code: z.literal(0), data: z.array(row) });
const errorSchema = z.object({ code: z.int().refine((code) => code !== 0), message: z.string() });

const supplyRows = envelope(
  z.object({
    stat_date: dayText,
    circulating_fil: amountOrDigits,
    mined_fil: amountOrDigits,
    vested_fil: amountOrDigits,
    burnt_fil: amountOrDigits,
  }),
);
const powerRows = envelope(
  z.object({ stat_date: dayText, total_raw_bytes_power: amountOrDigits, total_qa_bytes_power: amountOrDigits }),
);
const feeRows = envelope(
  z.object({
    stat_date: dayText,
    base_fee_burn: amountOrDigits,
    overestimation_burn: amountOrDigits,
    precommit_batch_fee_burn: amountOrDigits,
    provecommit_batch_fee_burn: amountOrDigits,
    penalty_fee_burn: amountOrDigits,
  }),
);
const dealRows = envelope(
  z.object({ stat_date: dayText, active_regular_deal_size: amountOrDigits, active_verified_deal_size: amountOrDigits }),
);

/** Rows by day, each day once, oldest first; complete days alone. */
function finished<Row extends { stat_date: string }>(rows: Row[], today: string): Row[] {
  const byDay = new Map(rows.map((row) => [row.stat_date, row]));
  return [...byDay.values()]
    .filter(({ stat_date }) => stat_date < today)
    .sort((a, b) => (a.stat_date < b.stat_date ? -1 : 1));
}

const NOT_COUNTED = "Spacescope gives a total of zero, which on this chain means that it was not counted.";

/** Changes of a running total between days that follow each other. */
function changes(
  of: AdapterSeries,
  rows: { stat_date: string }[],
  totalOf: (index: number) => Digits,
): AdapterReading["values"] {
  return rows.flatMap(({ stat_date: day }, index) => {
    const before = rows[index - 1];
    if (!before || before.stat_date !== dayBefore(day)) return [];
    const [from, to] = [totalOf(index - 1), totalOf(index)];
    const literal = `${to.literal} − ${from.literal}`;
    if (from.value === 0 || to.value === 0) return [unknown(of, day, literal, NOT_COUNTED)];
    if (to.value < from.value) return [unknown(of, day, literal, "The running total fell, which it cannot.")];
    if (to.value === from.value)
      return [unknown(of, day, literal, "The running total stood still: the day was not counted.")];
    return [known(of, day, to.value - from.value, literal)];
  });
}

function readSupply(body: unknown, today: string): AdapterReading {
  const rows = finished(parseReply(supplyRows, body).data, today);
  const total = (key: "mined_fil" | "burnt_fil" | "vested_fil") => (index: number) =>
    rows[index]?.[key] ?? { value: 0, literal: "" };
  return {
    values: [
      ...changes(minted, rows, total("mined_fil")),
      ...changes(burnt, rows, total("burnt_fil")),
      ...changes(vested, rows, total("vested_fil")),
      ...rows.map(({ stat_date, circulating_fil: { value, literal } }) =>
        value === 0
          ? unknown(circulating, stat_date, literal, NOT_COUNTED)
          : known(circulating, stat_date, value, literal),
      ),
    ],
  };
}

function inPib(of: AdapterSeries, day: string, bytes: number, literal: string): DailyValue {
  const pib = bytes / PIB;
  return pib === 0 ? unknown(of, day, literal, NOT_COUNTED) : known(of, day, pib, literal);
}

function readPower(body: unknown, today: string): AdapterReading {
  const rows = finished(parseReply(powerRows, body).data, today);
  return {
    values: rows.flatMap(({ stat_date: day, total_raw_bytes_power: bytes, total_qa_bytes_power: weighted }) => [
      inPib(raw, day, bytes.value, bytes.literal),
      inPib(adjusted, day, weighted.value, weighted.literal),
    ]),
  };
}

function readFees(body: unknown, today: string): AdapterReading {
  const rows = finished(parseReply(feeRows, body).data, today);
  const added = (of: AdapterSeries, day: string, parts: Digits[]) =>
    measured(
      of,
      day,
      parts.reduce((sum, { value }) => sum + value, 0),
      parts.map(({ literal }) => literal).join(" + "),
      "Nothing of this kind was burned on the day.",
    );
  return {
    values: rows.flatMap((row) => {
      const day = row.stat_date;
      const base = [row.base_fee_burn, row.overestimation_burn];
      const batch = [row.precommit_batch_fee_burn, row.provecommit_batch_fee_burn];
      const all = [...base, ...batch, row.penalty_fee_burn];
      // A day on which nothing at all was burned did not happen on this chain; no batch fee is a fact since April 2025.
      if (all.every(({ value }) => value === 0))
        return [baseFee, penalty, batchFee, gasBurn, feeBurn].map((of) => unknown(of, day, "0", NOT_COUNTED));
      return [
        added(baseFee, day, base),
        added(penalty, day, [row.penalty_fee_burn]),
        added(batchFee, day, batch),
        added(gasBurn, day, [...base, ...batch]),
        added(feeBurn, day, all),
      ];
    }),
  };
}

function readDeals(body: unknown, today: string): AdapterReading {
  const rows = finished(parseReply(dealRows, body).data, today);
  return {
    values: rows.map(({ stat_date, active_regular_deal_size: regular, active_verified_deal_size: verified }) =>
      inPib(deals, stat_date, regular.value + verified.value, `${regular.literal} + ${verified.literal}`),
    ),
  };
}

const PATHS: Readonly<Record<string, (body: unknown, today: string) => AdapterReading>> = {
  "/circulating_supply/circulating_supply": readSupply,
  "/power/network_storage_capacity": readPower,
  "/gas/daily_network_fee_breakdown": readFees,
  "/deals/deal_size": readDeals,
};

/** Spans that cover the days from `since` to yesterday, newest first; each begins a day early, for the change of its first. */
function spans(since: string, today: string): { from: string; to: string }[] {
  const found: { from: string; to: string }[] = [];
  for (let to = dayBefore(today); to >= since && found.length < MOST_SPANS; to = dayBefore(to, SPAN_DAYS - 1)) {
    const earliest = dayBefore(to, SPAN_DAYS - 1);
    const wanted = dayBefore(since);
    found.push({ from: earliest > wanted ? earliest : wanted, to });
  }
  return found;
}

const bearer = (key: string | null): Record<string, string> => (key === null ? {} : { Authorization: `Bearer ${key}` });

export const spacescope: Adapter = {
  id: "spacescope",
  title: "Spacescope",
  hosts: ["api.spacescope.io"],
  keyName: "SPACESCOPE_API_KEY",
  keyNeed: "everything",
  attribution: "Filecoin by day: Spacescope (https://spacescope.io).",
  perHost: { concurrency: 1, perMinute: 20 },
  maxBytes: null,
  source: {
    id: "live-spacescope",
    originId: "filecoin-chain",
    kind: "onchain",
    letter: "A",
    affiliation: "independent",
    publisher: "Spacescope",
    title: "Supply, power, burned fees and deals by day (API)",
    url: "https://spacescope.io",
    licence: "restricted",
    redistribute: "figure",
  },
  series: [minted, burnt, vested, circulating, raw, adjusted, baseFee, penalty, batchFee, gasBurn, feeBurn, deals],
  breaks: [],
  requests: ({ since, today, networkSlugs }): AdapterRequest[] =>
    networkSlugs.includes("filecoin")
      ? Object.keys(PATHS).flatMap((path) =>
          spans(since, today).map(({ from, to }) => ({
            address: new URL(`${API}${path}?start_date=${from}&end_date=${to}`),
            headers: bearer,
            respondsWith: "json",
            networkSlugs: ["filecoin"],
          })),
        )
      : [],
  read({ address }, body, { today }) {
    const read = PATHS[address.pathname.replace(/^\/v2/, "")];
    if (!read) return { values: [] };
    // Its errors arrive with status 200.
    const refused = errorSchema.safeParse(body);
    if (refused.success) throw new ShapeError(`Spacescope answers with code ${refused.data.code} instead of data.`);
    return read(body, today);
  },
};
