import type { Assessed, NetworkRecord } from "@/lib/scoring";
import { intervalView } from "./interval";
import { type VerdictView, verdictView } from "./verdict";

/** What goes with a verdict wherever it goes: which network, quarter, day, definition and range it stands on. */
export interface StampView {
  slug: string;
  name: string;
  token: string;
  /** Path of the network's current page. */
  path: string;
  verdict: VerdictView;
  /** Quarter t; null when none is usable. */
  quarter: string | null;
  asOf: string;
  /** null where nothing is assessed. */
  definition: { id: string; label: string; house: boolean } | null;
  /** C* between its ends; null without a score. */
  range: { low: number; high: number; text: string; classes: string } | null;
}

export function buildStamp(record: NetworkRecord, assessed: Assessed): StampView {
  const { slug, name, token } = record.network;
  const definition = assessed.definitions.find((outcome) => outcome.id === assessed.definitionId);
  const interval = intervalView(assessed);
  return {
    slug,
    name,
    token,
    path: `/networks/${slug}`,
    verdict: verdictView(assessed),
    quarter: assessed.quarter,
    asOf: assessed.asOf,
    definition: {
      id: assessed.definitionId,
      label: definition?.label ?? assessed.definitionId,
      house: definition?.house ?? false,
    },
    range: interval && { low: interval.low, high: interval.high, text: interval.text, classes: interval.classes },
  };
}
