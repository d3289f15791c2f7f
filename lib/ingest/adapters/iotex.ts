import { type Adapter, type AdapterRequest, parseReply } from "../adapter";
import { dayBefore, decimalDigits, known, series, unknown } from "./parts";

/** Gas paid on the IoTeX chain, day by day. */

const ANALYSER = "https://gateway1.iotex.me/analyzer/sumGasFeeIotx";
/** The service sums over what it is asked for, so a day is a question of its own. */
const MOST_DAYS = 31;

const gas = series({
  key: "iotex.live.gas-iotx",
  metric: "context",
  shape: "flow",
  unit: "IOTX",
  label: "Gas fees, in IOTX",
  measure: "IOTX paid as gas on the chain on the day, by all transactions: use of the ledger, not demand for devices.",
  credibility: 2,
});

/** A JSON string of digits. */
const replySchema = decimalDigits.refine((digits) => !digits.startsWith("-"), "expected a sum that is not negative");

const dayOf = ({ address }: AdapterRequest): string => address.searchParams.get("start_date") ?? "";

export const iotex: Adapter = {
  id: "iotex",
  title: "IoTeX analyser",
  hosts: ["gateway1.iotex.me"],
  keyName: null,
  keyNeed: null,
  attribution: "Gas fees: IoTeX analyser.",
  perHost: { concurrency: 1, perMinute: 60 },
  maxBytes: 64_000,
  source: {
    id: "live-iotex-analyser",
    originId: "iotex-chain",
    kind: "onchain",
    letter: "B",
    affiliation: "issuer",
    publisher: "IoTeX",
    title: "Analyser: gas fees by day",
    url: "https://docs.iotex.io",
    licence: "unknown",
    redistribute: "figure",
  },
  series: [gas],
  breaks: [],
  requests({ since, today, networkSlugs }) {
    if (!networkSlugs.includes("iotex")) return [];
    const days = Array.from({ length: MOST_DAYS }, (_, age) => dayBefore(today, age + 1)).filter((day) => day >= since);
    return days.map((day) => ({
      address: new URL(`${ANALYSER}?start_date=${day}&end_date=${day}`),
      respondsWith: "json",
      networkSlugs: ["iotex"],
    }));
  },
  read(request, body) {
    const literal = parseReply(replySchema, body);
    const value = Number(literal);
    const day = dayOf(request);
    // A chain that makes a block every few seconds takes some gas every day.
    if (value === 0)
      return { values: [unknown(gas, day, literal, "No gas in a whole day means that it was not counted.")] };
    return { values: [known(gas, day, value, literal)] };
  },
};
