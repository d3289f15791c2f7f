import type { CardView } from "@/lib/views";
import { markup } from "./markup";

/** Big enough for every card at that width: what does not fit scrolls. A test holds it to the cards as drawn. */
export const FRAME = { width: 480, height: 500 } as const;

/** What to paste where. */
export interface Snippets {
  iframe: string;
  image: string;
  markdown: string;
}

/** @param origin of this site as its readers reach it, `https://offtake.example` */
export function snippetsOf(card: Pick<CardView, "slug" | "name" | "path">, origin: string): Snippets {
  const badge = `${origin}/badge/${card.slug}.svg`;
  const page = `${origin}${card.path}`;
  const words = `${card.name}: verdict by Offtake`;
  return {
    iframe:
      markup`<iframe src="${origin}/embed/${card.slug}" title="${words}" width="${FRAME.width}" height="${FRAME.height}" loading="lazy" style="border:0;max-width:100%"></iframe>`
        .text,
    image: markup`<a href="${page}"><img src="${badge}" alt="${words}"></a>`.text,
    markdown: `[![${words}](${badge})](${page})`,
  };
}
