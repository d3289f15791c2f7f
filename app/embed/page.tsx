import type { Metadata } from "next";
import { headers } from "next/headers";
import { SoftLink } from "@/components/markup/soft-link";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Section } from "@/components/ui/section";
import { BADGE_HEIGHT_PX, FRAME, snippetsOf } from "@/lib/card";
import { getEnv } from "@/lib/env";
import { siteOrigin } from "@/lib/http/site-origin";
import { loadCards } from "@/lib/loaders/card";
import { type CardView, STALE_FROM_DAYS } from "@/lib/views";
import { canonical } from "../canonical";

export const generateMetadata = (): Metadata => ({
  title: "Cards and badges",
  description: "Every verdict as a card for a frame and as a badge, with what to paste, and how to ask from a program.",
  ...canonical("/embed"),
});

export default async function EmbedIndexPage() {
  // First, because it ends the attempt to draw this page when the site is built, where there are no facts.
  const given = await headers();
  const cards = await loadCards();
  const { publicUrl } = getEnv();
  const origin = siteOrigin(given, publicUrl);
  const shown = cards.filter((card) => card.state !== "withheld");
  const withheld = cards.filter((card) => card.state === "withheld");
  return (
    <div className="page">
      <p className="eyebrow">Cards and badges</p>
      <h1 className="headline mt-2 max-w-[30ch]">Embed a verdict</h1>
      <p className="mt-3 max-w-[70ch] text-ink-2">
        A verdict that leaves its page takes with it what it stands on: the quarter, the day, the house definition, the
        range, and the address of the current page. It is under the house definition only.
      </p>
      <ul className="mt-3 grid max-w-[70ch] list-disc gap-1 pl-5 text-sm text-ink-2">
        <li>
          It turns grey, and says so, {STALE_FROM_DAYS} days after its as-of day: whoever embedded it may have stopped
          looking.
        </li>
        <li>
          A draft, a contested verdict and a range of classes do not travel. In their place stands{" "}
          <em>no verdict to show</em>, with the reason and the same link; the picture is never broken.
        </li>
        <li>
          <code className="font-mono text-xs">?theme=light</code> or{" "}
          <code className="font-mono text-xs">?theme=dark</code> settles what otherwise follows the reader’s system;{" "}
          <code className="font-mono text-xs">?asOf=2026-06-30</code> shows what was known on that day.
        </li>
        <li>Both are fetched anew after five minutes at the latest. Neither runs a script or sets a cookie.</li>
      </ul>
      {publicUrl === null ? (
        <p className="mt-3 max-w-[70ch] border-l-2 border-ink pl-3 text-sm text-ink-2">
          This site was not told its public address (<code className="font-mono text-xs">PUBLIC_URL</code>): what is to
          be pasted below names the address at which you reached it.
        </p>
      ) : null}

      <Section id="shown" title="With a verdict" question="What others see of these networks.">
        <Cards cards={shown} origin={origin} />
      </Section>
      <Section
        id="withheld"
        title="No verdict to show"
        question="Their badge and card say why there is none. The verdict appears in them as soon as it may travel."
      >
        <Cards cards={withheld} origin={origin} />
      </Section>
      <Section
        id="mcp"
        title="For programs that speak MCP"
        question="The same record for an assistant: list networks, get an assessment, compare, explain a number down to its sources. Read-only, without an account."
      >
        <Snippet label="Address of the MCP endpoint (streamable HTTP)" text={`${origin}/api/mcp`} />
      </Section>
    </div>
  );
}

function Cards({ cards, origin }: { cards: CardView[]; origin: string }) {
  if (cards.length === 0) return <p className="text-sm text-ink-2">None at present.</p>;
  return (
    <ul className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
      {cards.map((card) => (
        <li key={card.slug} id={card.slug} data-card={card.state} className="min-w-0 border-t border-line pt-4">
          <h3 className="font-medium">
            <SoftLink href={card.path}>{card.name}</SoftLink>
          </h3>
          <p className="mt-1 max-w-[70ch] text-sm text-ink-2">
            {card.headline}
            {card.why ? `: ${card.why}` : null}
            {card.staleAge ? `, in grey: ${card.staleAge} since its as-of day` : null}
          </p>
          <div className="mt-2" style={{ minHeight: BADGE_HEIGHT_PX }}>
            {/* biome-ignore lint/performance/noImgElement: the picture is the very file that others embed */}
            <img
              src={`/badge/${card.slug}.svg`}
              alt={`Badge of ${card.name}: ${card.headline}, as of ${card.asOf}`}
              loading="lazy"
              className="h-auto max-w-full"
            />
          </div>
          <Embed card={card} origin={origin} />
        </li>
      ))}
    </ul>
  );
}

/** Closed at first: a frame in it is fetched when it is opened. */
function Embed({ card, origin }: { card: CardView; origin: string }) {
  const { iframe, image, markdown } = snippetsOf(card, origin);
  return (
    <details className="mt-2 text-sm">
      <summary className="font-medium">Embed this verdict: {card.name}</summary>
      <div className="mt-2 grid gap-y-4">
        <iframe
          src={`/embed/${card.slug}`}
          title={`Card of ${card.name}`}
          width={FRAME.width}
          height={FRAME.height}
          loading="lazy"
          className="max-w-full"
        />
        <div className="grid min-w-0 content-start gap-3">
          <Snippet label={`Card of ${card.name} (HTML)`} text={iframe} />
          <Snippet label={`Badge of ${card.name} (HTML)`} text={image} />
          <Snippet label={`Badge of ${card.name} (Markdown)`} text={markdown} />
        </div>
      </div>
    </details>
  );
}

/** One click or touch selects the whole of it; copying needs no script. */
function Snippet({ label, text }: { label: string; text: string }) {
  return (
    <div className="min-w-0">
      <p className="text-xs text-ink-3">{label}</p>
      <ScrollRegion label={label}>
        <pre className="w-max min-w-full select-all rounded border border-line bg-well p-2 font-mono text-xs">
          {text}
        </pre>
      </ScrollRegion>
    </div>
  );
}
