import type { ReactNode } from "react";
import { layoutInterval } from "@/lib/charts";
import type { CardView } from "@/lib/views";
import { LIGHT } from "../colours";
import { ladder, sideOf } from "../ladder";

/** What every picture has: the question above, the place to read on below. All sizes are pixels of 1200 × 630. */
export function Frame({ place, children }: { place: string; children: ReactNode }) {
  return (
    <div
      style={{
        ...{ display: "flex", flexDirection: "column", width: "100%", height: "100%", padding: "48px 64px" },
        ...{ background: LIGHT.paper, color: LIGHT.ink, fontFamily: "Sans", fontSize: 26 },
      }}
    >
      <div style={{ display: "flex", justifyContent: "space-between", color: LIGHT["ink-3"], fontSize: 24 }}>
        <span style={{ fontFamily: "Serif", fontSize: 32, color: LIGHT.ink }}>Offtake</span>
        <span>Do customers carry it, or do emissions?</span>
      </div>
      {children}
      <div
        style={{
          ...{ display: "flex", justifyContent: "space-between", marginTop: "auto", paddingTop: 16 },
          ...{ borderTop: `2px solid ${LIGHT.line}`, color: LIGHT["ink-3"], fontSize: 22 },
        }}
      >
        <span>{place}</span>
        <span>Not investment advice</span>
      </div>
    </div>
  );
}

/** The mark of the verdict; grey where it is out of date, dashed and empty without one. */
export function Mark({ card, size }: { card: CardView; size: number }) {
  const step = card.verdict?.step ?? null;
  const side = card.state === "stale" ? "unknown" : sideOf(step);
  const { text } = ladder(step, LIGHT[side], LIGHT.unknown);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 16 16">${text}</svg>`;
  return (
    // biome-ignore lint/performance/noImgElement: drawn on the server, never sent as a page
    <img alt="" width={size} height={size} src={`data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`} />
  );
}

const TRACK = 1072;
const HEIGHT = 22;

/** The verdict's interval over the zones of the classes. */
export function Interval({ low, high }: { low: number; high: number }) {
  const { from, to, isPoint, zones } = layoutInterval(low, high);
  const [x, width] = isPoint ? [((from + to) / 2) * TRACK - 8, 16] : [from * TRACK, (to - from) * TRACK];
  return (
    <div style={{ display: "flex", flexDirection: "column", marginTop: 28 }}>
      <div style={{ display: "flex", position: "relative", width: TRACK, height: HEIGHT }}>
        {zones.map((zone) => (
          <div
            key={zone.from}
            style={{
              ...{ position: "absolute", left: zone.from * TRACK, width: (zone.to - zone.from) * TRACK - 2 },
              ...{ height: HEIGHT, background: LIGHT[zone.tone as keyof typeof LIGHT], opacity: 0.4 },
            }}
          />
        ))}
        <div
          style={{
            ...{ position: "absolute", left: Math.min(Math.max(x, 0), TRACK - width), width, top: HEIGHT / 2 - 4 },
            ...{ height: 8, background: LIGHT.ink },
          }}
        />
      </div>
      <div
        style={{ display: "flex", justifyContent: "space-between", color: LIGHT["ink-2"], fontSize: 22, marginTop: 6 }}
      >
        <span>emissions pay</span>
        <span>customers pay</span>
      </div>
    </div>
  );
}

/** Verdict with what qualifies it, or that there is none. */
export const headlineOf = ({ headline, verdict, staleAge }: CardView): string =>
  [headline, ...[...(verdict?.qualifiers ?? []), ...(staleAge ? ["out of date"] : [])].map((word) => `(${word})`)].join(
    " ",
  );

/** Quarter, day, definition: what a verdict that travels always names. */
export const standingOf = ({ quarter, asOf, definition, staleAge }: CardView): string =>
  [
    quarter ? `t = ${quarter}` : "no usable quarter",
    `as of ${asOf}${staleAge ? `, ${staleAge} ago` : ""}`,
    ...(definition ? ["house definition"] : []),
  ].join(" · ");
