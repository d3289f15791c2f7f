import type { CardView } from "@/lib/views";
import { LIGHT } from "../colours";
import { drawPicture } from "./draw";
import { Frame, headlineOf, Interval, Mark, standingOf } from "./parts";

/** Sentences of a card are short; the longest name and the longest reason fit at these sizes. */
const SENTENCE_PX = { short: 34, long: 27 };
const LONG_SENTENCE = 150;

/** One verdict as a picture beside a link. @param place where the current page is read, as text */
export const networkPicture = (card: CardView, place: string): Promise<Uint8Array<ArrayBuffer>> =>
  drawPicture(
    JSON.stringify([card, place]),
    <Frame place={place}>
      <div style={{ display: "flex", alignItems: "baseline", gap: 20, marginTop: 36 }}>
        <span style={{ fontFamily: "Serif", fontSize: 68 }}>{card.name}</span>
        {card.token ? <span style={{ color: LIGHT["ink-3"], fontSize: 34 }}>{card.token}</span> : null}
      </div>
      <div style={{ display: "flex", alignItems: "center", gap: 20, marginTop: 12 }}>
        <Mark card={card} size={48} />
        <span style={{ fontFamily: "Serif", fontSize: 46 }}>{headlineOf(card)}</span>
      </div>
      <div
        style={{
          ...{ display: "flex", marginTop: 16, color: LIGHT["ink-2"], lineHeight: 1.35, maxWidth: 1072 },
          fontSize: card.sentence.length > LONG_SENTENCE ? SENTENCE_PX.long : SENTENCE_PX.short,
        }}
      >
        {card.sentence}
      </div>
      {card.range ? <Interval low={card.range.low} high={card.range.high} /> : null}
      <div style={{ display: "flex", flexWrap: "wrap", marginTop: 18, fontSize: 25 }}>
        {[standingOf(card), card.range ? `C* ${card.range.text}, ${card.range.classes}` : card.why]
          .filter(Boolean)
          .join(" · ")}
      </div>
    </Frame>,
  );
