import "server-only";
import { buildCard, buildUnassessedCard, type CardView } from "@/lib/views";
import { loadAllSlugs, loadAssessed, loadDefaultAsOf, loadDescribed } from "./records";
import { today } from "./today";

/** One verdict as it travels, under the house definition; null for an unknown slug. */
export async function loadCard(slug: string, asked: string | null): Promise<CardView | null> {
  return cardOf(slug, await notAhead(asked), today());
}

/** Every record's card on the newest day, by slug. */
export async function loadCards(): Promise<CardView[]> {
  const slugs = await loadAllSlugs();
  const day = today();
  const cards: CardView[] = [];
  // One after the other: assessing is work for the processor, and a page that waits must not keep others waiting.
  for (const slug of slugs) {
    const card = await cardOf(slug, null, day);
    if (card) cards.push(card);
  }
  return cards;
}

async function cardOf(slug: string, asOf: string | null, day: string): Promise<CardView | null> {
  const loaded = await loadAssessed(slug, asOf, null);
  if (loaded) return buildCard(loaded.record, loaded.assessed, day);
  const beside = await loadDescribed(slug, asOf);
  return beside && buildUnassessedCard(beside.record, beside.described.asOf);
}

/** A day beyond the newest facts would keep a card from ever growing old. */
async function notAhead(asked: string | null): Promise<string | null> {
  const newest = await loadDefaultAsOf();
  return asked !== null && newest !== null && asked > newest ? null : asked;
}
