import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readNetworkFacts } from "@/lib/facts";
import { assessRecord, isAssessable } from "@/lib/scoring";
import { buildCard, buildUnassessedCard, type CardView } from "@/lib/views";

const SEED = join(import.meta.dirname, "../../../prisma/seed");
export const AS_OF = "2026-11-20";

/** Cards of everything that is shipped. */
export const shippedCards = (today = AS_OF): CardView[] =>
  readdirSync(SEED, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const record = readNetworkFacts(join(SEED, name));
      if (isAssessable(record)) return [buildCard(record, assessRecord(record, { asOf: AS_OF }), today)];
      return buildUnassessedCard(record, AS_OF) ?? [];
    });

/** One that carries a verdict, in every part that may be printed. */
export const verdictCard = (change: Partial<CardView> = {}): CardView => ({
  slug: "testnet",
  name: "Testnet",
  token: "TST",
  path: "/networks/testnet",
  quarter: "2026Q2",
  asOf: AS_OF,
  definition: { id: "house", label: "What customers paid", house: true },
  state: "verdict",
  withheld: [],
  headline: "Demand-leaning",
  verdict: {
    code: "demand_leaning",
    label: "Demand-leaning",
    step: 3,
    qualifiers: [],
    explanation: "Customers pay for most of it.",
    wouldRead: null,
  },
  sentence: "For every $1 of tokens Testnet issued, customers paid $0.60–0.80 on record.",
  why: null,
  range: { low: 0.6, high: 0.8, text: "0.60–0.80", classes: "demand-leaning" },
  confidence: "Moderate",
  caution: null,
  staleAge: null,
  methodVersion: "dvs-1.0",
  ...change,
});
