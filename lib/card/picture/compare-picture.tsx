import type { CardView } from "@/lib/views";
import { LIGHT } from "../colours";
import { drawPicture } from "./draw";
import { Frame, headlineOf, Mark, standingOf } from "./parts";

/** Two to five verdicts side by side, each with what it stands on. @param place where the comparison is read, as text */
export const comparePicture = (cards: readonly CardView[], place: string): Promise<Uint8Array<ArrayBuffer>> =>
  drawPicture(
    JSON.stringify([cards, place]),
    <Frame place={place}>
      <div style={{ display: "flex", flexDirection: "column", marginTop: 28 }}>
        {cards.map((card) => (
          <div
            key={card.slug}
            style={{
              ...{ display: "flex", alignItems: "center", gap: 20, height: cards.length > 3 ? 82 : 128 },
              borderTop: `2px solid ${LIGHT.line}`,
            }}
          >
            <Mark card={card} size={40} />
            <span style={{ fontFamily: "Serif", fontSize: 36, width: 260 }}>{card.name}</span>
            <div style={{ display: "flex", flexDirection: "column", width: 700 }}>
              <span style={{ fontSize: 28, fontWeight: 600 }}>{headlineOf(card)}</span>
              <span style={{ fontSize: 21, color: LIGHT["ink-2"] }}>
                {[card.range ? `C* ${card.range.text}` : card.why, standingOf(card)].filter(Boolean).join(" · ")}
              </span>
            </div>
          </div>
        ))}
      </div>
    </Frame>,
  );
