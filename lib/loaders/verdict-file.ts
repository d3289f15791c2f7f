import "server-only";
import { atRevision } from "@/lib/data";
import { getEnv } from "@/lib/env";
import { DISCLAIMER } from "@/lib/format/disclaimer";
import {
  buildVerdictFile,
  factsOf,
  fingerprintOf,
  type VerdictFacts,
  type VerdictFile,
  WithheldError,
} from "@/lib/scoring";
import { networkQuery } from "@/lib/views";
import { requestPairs, type WhatIfRequest, whatIfQuery } from "@/lib/views/what-if";
import { loadAssessed } from "./records";

/** Why a record has no file; null for any other error. */
export const withheldWords = (error: unknown): string | null => (error instanceof WithheldError ? error.message : null);

export interface LoadedVerdict {
  /** The verdict of the page: house definition unless another was asked for. */
  page: VerdictFile;
  /** What a reader's assumptions lead to; null without any. */
  assumed: VerdictFile | null;
}

/** Where the page of a verdict is found; a path alone where the server does not know its own address. */
const linkTo = (path: string): string => `${getEnv().publicUrl ?? ""}${path}`;

/**
 * The verdict file of one network, and that of a reader's assumptions beside it; null for an unknown slug.
 *
 * @throws WithheldError when the terms of a source keep its figures from travelling.
 */
export async function loadVerdictFile(
  slug: string,
  asOf: string | null,
  definition: string | null,
  request: WhatIfRequest | null = null,
): Promise<LoadedVerdict | null> {
  const [loaded, house] = await Promise.all([loadAssessed(slug, asOf, definition), loadAssessed(slug, asOf, null)]);
  if (!loaded || !house) return null;
  const { record, assessed } = loaded;
  const { asOf: day, definitionId } = assessed;
  const isHouse = definitionId === house.assessed.definitionId;
  const query = networkQuery(day, isHouse ? null : definitionId);
  const build = (chosen: string, assumptions: WhatIfRequest["assumptions"] | null, link: string): VerdictFile =>
    buildVerdictFile(record, { asOf: day, definitionId: chosen, assumptions, disclaimer: DISCLAIMER, link });
  const page = await atRevision(`verdict-file:${slug}:${day}:${definitionId}`, async () =>
    build(definitionId, null, linkTo(`/networks/${slug}${query}`)),
  );
  if (request === null) return { page, assumed: null };
  const reading = record.definitions.find(({ id }) => id === request.reading)?.id ?? definitionId;
  const kept: [string, string][] = [
    ["asOf", day],
    ...(isHouse ? [] : [["definition", definitionId] as [string, string]]),
  ];
  const isAssumed = reading !== definitionId || requestPairs({ ...request, reading: null }).length > 0;
  if (!isAssumed) return { page, assumed: null };
  const assumed = build(reading, request.assumptions, linkTo(`/networks/${slug}${whatIfQuery(kept, request)}`));
  return { page, assumed: assumed.fingerprint === page.fingerprint ? null : assumed };
}

/**
 * What is attached to a report: the verdict file of the page and that of a reader's assumptions. A report whose facts may
 * not travel is drawn without.
 */
export async function loadAttached(...address: Parameters<typeof loadVerdictFile>): Promise<VerdictFile[]> {
  try {
    const loaded = await loadVerdictFile(...address);
    return loaded ? [loaded.page, ...(loaded.assumed ? [loaded.assumed] : [])] : [];
  } catch (error) {
    if (withheldWords(error) === null) throw error;
    return [];
  }
}

export interface LoadedData {
  facts: VerdictFacts;
  subject: { asOf: string; definitionId: string; methodVersion: string; fingerprint: string };
}

/** What is known of one network on a day, for its data file; null for an unknown slug. */
export async function loadVerdictData(
  slug: string,
  asOf: string | null,
  definition: string | null,
): Promise<LoadedData | null> {
  const loaded = await loadAssessed(slug, asOf, definition);
  if (!loaded) return null;
  const { record, assessed } = loaded;
  const { asOf: day, definitionId, methodVersion } = assessed;
  return {
    facts: factsOf(record, day),
    subject: { asOf: day, definitionId, methodVersion, fingerprint: fingerprintOf(assessed) },
  };
}
