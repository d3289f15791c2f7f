import { DISCLAIMER } from "@/lib/format/disclaimer";
import type { CardView } from "@/lib/views";
import { type Colours, LIGHT, type Theme } from "./colours";
import { EMBED_STYLE } from "./embed-style";
import { intervalSvg } from "./interval-svg";
import { ladder, sideOf } from "./ladder";
import { Markup, markup } from "./markup";
import type { Notice } from "./notices";

/** The ladder takes its colours from the style sheet by the side it is on. */
const COLOURS: Colours = LIGHT;

/** The card of one network as a whole page, without a script. @param place where the current page is read, as text */
export function embedPage(card: CardView, place: string, theme: Theme): string {
  const step = card.verdict?.step ?? null;
  const side = card.state === "stale" ? "unknown" : sideOf(step);
  const mark = markup`<svg viewBox="0 0 16 16" aria-hidden="true">${sided(ladder(step, COLOURS[side], COLOURS.unknown), side)}</svg>`;
  const tags = [...(card.verdict?.qualifiers ?? []), ...(card.staleAge ? ["out of date"] : [])];
  return page({
    title: `${card.name}: ${card.headline}`,
    theme,
    isGrey: card.state !== "verdict",
    body: markup`<p class="top"><span>Offtake: do customers carry it, or do emissions?</span></p>
<h1>${mark}${card.name}: ${card.verdict ? card.headline : card.headline.toLowerCase()}${tags.map((tag) => markup` <span class="tag">${tag}</span>`)}</h1>
<p class="sentence">${card.sentence}</p>
${card.staleAge && markup`<p class="note">Shown in grey: ${card.staleAge} since its as-of day. The current page may read otherwise.</p>`}
${card.range && interval(card.range)}
<dl>
<dt>Quarter</dt><dd>${card.quarter ?? "none usable"}</dd>
<dt>As of</dt><dd>${card.asOf}</dd>
${card.definition && markup`<dt>Definition</dt><dd>${card.definition.label} (house definition)</dd>`}
<dt>Range</dt><dd>${rangeText(card)}</dd>
${card.confidence && markup`<dt>Data confidence</dt><dd>${card.confidence}</dd>`}
<dt>Method</dt><dd>${card.methodVersion}</dd>
</dl>
${card.caution && markup`<p class="note">${card.caution}</p>`}
<p class="more"><a href="${card.path}" target="_blank" rel="noopener">Current page, with every source: ${place}</a></p>
<p class="small">${DISCLAIMER}</p>`,
  });
}

/** What a frame shows in the place of a card that cannot be drawn. @param place of the list of all networks, as text */
export const noticeEmbedPage = (notice: Notice, place: string, theme: Theme): string =>
  page({
    title: notice.title,
    theme,
    isGrey: true,
    body: markup`<h1>${notice.title}</h1>
<p class="sentence">${notice.sentence}</p>
<p class="more"><a href="/embed" target="_blank" rel="noopener">All cards and badges: ${place}</a></p>`,
  });

const rangeText = (card: CardView): string =>
  card.range
    ? `C* ${card.range.text}, ${card.range.classes}`
    : card.verdict
      ? "none on record"
      : "not shown without a verdict";

function interval({ low, high, text, classes }: NonNullable<CardView["range"]>): Markup {
  return markup`${intervalSvg(low, high, `Coverage C* ${text}: ${classes}`)}
<p class="ends"><span>emissions pay</span><span>customers pay</span></p>`;
}

/** The filled steps with the class of their side: a style sheet may paint them, a style attribute may not. */
const sided = (mark: Markup, side: string): Markup =>
  new Markup(mark.text.replaceAll('class="step-on"', `class="step-on ${side}"`));

interface Page {
  title: string;
  theme: Theme;
  isGrey: boolean;
  body: Markup;
}

const page = ({ title, theme, isGrey, body }: Page): string =>
  markup`<!doctype html>
<html lang="en"${theme !== "auto" && markup` data-theme="${theme}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Offtake</title>
<link rel="icon" href="/icon.svg">
<style>${new Markup(EMBED_STYLE)}</style>
</head>
<body>
<main class="${isGrey ? "grey" : "fresh"}">
${body}
</main>
</body>
</html>
`.text;
