import * as z from "zod";
import { type Adapter, type AdapterReading, type AdapterRequest, parseReply, ShapeError } from "../adapter";
import { ADJUSTED_POWER, CIRCULATING, filecoinSource, pebibytes, RAW_POWER, VERIFIED_SHARE } from "./filecoin-series";
import { dayOfMs, fromSmallestUnit, known, series, unknown, wholeDigits } from "./parts";

const NODES = ["https://api.node.glif.io/rpc/v1", "https://filecoin.chainup.net/rpc/v1"];
/** One look at the chain: the head first, which says of which day the rest is. */
const CALLS = [
  ["Filecoin.ChainHead", []],
  ["Filecoin.StateVMCirculatingSupplyInternal", [null]],
  ["Filecoin.StateCirculatingSupply", [null]],
  ["Filecoin.StateMinerPower", [null, null]],
] as const;
const GENESIS_S = 1_598_306_400;
const EPOCH_S = 30;
const FIL_DECIMALS = 18;
/** A node this far behind is not in step with the chain. */
const LONGEST_LAG_MS = 6 * 3_600_000;

const replySchema = z.object({
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
const headSchema = z.object({ Height: z.number("expected a number").int().min(1).max(100_000_000) });
const supplySchema = z.object({ FilMined: wholeDigits, FilBurnt: wholeDigits, FilCirculating: wholeDigits });
const powerSchema = z.object({ TotalPower: z.object({ RawBytePower: wholeDigits, QualityAdjPower: wholeDigits }) });

const cumulative = (key: string, label: string, measure: string) =>
  series({ key, metric: "context", shape: "stock", unit: "FIL", label, measure, credibility: 2 });
const MINED = cumulative(
  "filecoin.live.mined-total",
  "FIL mined since launch",
  "All FIL minted as block rewards so far; a running total, not a day's.",
);
const BURNT = cumulative(
  "filecoin.live.burnt-total",
  "FIL burnt since launch",
  "All FIL destroyed so far; a running total, not a day's.",
);
const CIRCULATING_EXACT = cumulative(
  "filecoin.live.supply-exact",
  "Circulating supply, exact form",
  "Circulating supply in the form that counts actors' balances one by one; smaller than the one the protocol computes with.",
);

/** Refusals arrive with HTTP 200. */
const resultOf = <Shape>(schema: z.ZodType<Shape>, body: unknown): Shape => {
  const { result, error } = parseReply(replySchema, body);
  if (error !== undefined) throw new ShapeError(`The node refuses: ${error.message.slice(0, 200)}`);
  return parseReply(schema, result);
};

const fil = (digits: string): number => fromSmallestUnit(digits, FIL_DECIMALS);

const call = (index: number): AdapterRequest | null => {
  const [method, params] = CALLS[index] ?? [];
  const [first = "", ...others] = NODES;
  if (method === undefined) return null;
  return {
    address: new URL(first),
    mirrors: others.map((node) => new URL(node)),
    method: "POST",
    body: { jsonrpc: "2.0", id: index + 1, method, params },
    respondsWith: "json",
    networkSlugs: ["filecoin"],
  };
};

const indexOf = ({ body }: AdapterRequest): number =>
  CALLS.findIndex(
    ([method]) => body !== null && typeof body === "object" && "method" in body && body.method === method,
  );

function readState([head, supply, exact, power]: readonly unknown[], today: string): AdapterReading {
  const headMs = (resultOf(headSchema, head).Height * EPOCH_S + GENESIS_S) * 1000;
  const day = dayOfMs(headMs);
  const { FilMined, FilBurnt, FilCirculating } = resultOf(supplySchema, supply);
  const exactDigits = resultOf(wholeDigits, exact);
  const { RawBytePower, QualityAdjPower } = resultOf(powerSchema, power).TotalPower;
  if (headMs < Date.parse(`${today}T00:00:00Z`) - LONGEST_LAG_MS)
    return {
      values: [],
      rejects: [
        {
          position: 0,
          column: "Height",
          value: day,
          reason: "The node is behind the chain; its state is not today's.",
        },
      ],
    };
  const raw = pebibytes(RawBytePower);
  const share = raw === 0 ? null : (pebibytes(QualityAdjPower) / raw - 1) / 9;
  return {
    values: [
      known(CIRCULATING, day, fil(FilCirculating), FilCirculating),
      known(MINED, day, fil(FilMined), FilMined),
      known(BURNT, day, fil(FilBurnt), FilBurnt),
      known(CIRCULATING_EXACT, day, fil(exactDigits), exactDigits),
      ...(share === null
        ? [RAW_POWER, ADJUSTED_POWER, VERIFIED_SHARE].map((of) =>
            unknown(of, day, RawBytePower, "The node states no power at all."),
          )
        : [
            known(RAW_POWER, day, raw, RawBytePower),
            known(ADJUSTED_POWER, day, pebibytes(QualityAdjPower), QualityAdjPower),
            known(VERIFIED_SHARE, day, share, `${QualityAdjPower} / ${RawBytePower}`),
          ]),
    ],
  };
}

export const filecoinRpc: Adapter = {
  id: "filecoin-rpc",
  title: "Filecoin nodes",
  hosts: NODES.map((node) => new URL(node).host),
  keyName: null,
  keyNeed: null,
  attribution: "Filecoin chain state: public nodes of the network.",
  perHost: { concurrency: 1, perMinute: 30 },
  maxBytes: null,
  source: filecoinSource(
    "live-filecoin-chain",
    "Filecoin chain",
    "State of the chain, read daily from public nodes",
    "https://api.node.glif.io",
    {
      licence: "open",
      redistribute: "full",
    },
  ),
  series: [CIRCULATING, MINED, BURNT, CIRCULATING_EXACT, RAW_POWER, ADJUSTED_POWER, VERIFIED_SHARE],
  breaks: [],
  requests() {
    const first = call(0);
    return first === null ? [] : [first];
  },
  nextPage: (request) => call(indexOf(request) + 1),
  read: (_request, body, { today }) => readState(Array.isArray(body) ? body : [body], today),
};
