import "server-only";
import { atRevision } from "@/lib/data";
import { fingerprintOf } from "@/lib/scoring";
import {
  buildInputs,
  buildNetwork,
  buildUnassessed,
  type InputsView,
  type NetworkView,
  networkQuery,
  type UnassessedView,
} from "@/lib/views";

import { knownDefinition, loadAssessed, loadDescribed } from "./records";
import { today } from "./today";

/** Networks that a comparison opens with. */
export const HEADLINE_SLUGS = ["helium", "filecoin", "akash"];

/** One network's page and report; null for an unknown slug. */
export async function loadNetwork(
  slug: string,
  asOf: string | null,
  definition: string | null,
): Promise<NetworkView | null> {
  const loaded = await loadAssessed(slug, asOf, definition);
  if (!loaded) return null;
  const { record, assessed } = loaded;
  const known = knownDefinition(record, definition);
  return atRevision(`network:${slug}:${assessed.asOf}:${asOf ? "past" : "now"}:${known ?? ""}:${today()}`, async () =>
    buildNetwork(record, assessed, {
      asOf,
      definition: known,
      today: today(),
      fingerprint: fingerprintOf(assessed),
      peers: HEADLINE_SLUGS,
    }),
  );
}

/** The whole record of one network as known on a day; null for an unknown slug. */
export async function loadInputs(
  slug: string,
  asOf: string | null,
  definition: string | null,
): Promise<InputsView | null> {
  const loaded = await loadAssessed(slug, asOf, definition);
  if (!loaded) return null;
  const { record, assessed } = loaded;
  const known = knownDefinition(record, definition);
  return atRevision(`inputs:${slug}:${assessed.asOf}:${asOf ? "past" : "now"}:${known ?? ""}`, async () =>
    buildInputs(record, assessed, networkQuery(asOf, known)),
  );
}

/** What is shown beside the networks, on a day; null for a network and for an unknown slug. */
export async function loadUnassessed(slug: string, asOf: string | null): Promise<UnassessedView | null> {
  const loaded = await loadDescribed(slug, asOf);
  return loaded && buildUnassessed(loaded.record, loaded.described, networkQuery(asOf, null));
}
