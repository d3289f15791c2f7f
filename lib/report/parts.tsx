import type { ChartSpec } from "@/lib/charts";
import type { NumberView, VerdictView } from "@/lib/views";
import { ChartDrawing } from "./chart-drawing";
import { type Block, block } from "./flow/block";
import { printable } from "./printable";
import { Link, Rect, Svg, Text, View } from "./setting/elements";
import { widthOf } from "./setting/lines";
import { BODY, INK, type Style, styles } from "./styles";

/** The parts every report is made of. They print view models; nothing is computed here. */

/** The verdict's mark: the same ladder of four steps as on the page. */
export function Mark({ step, size = 14 }: { step: VerdictView["step"]; size?: number }) {
  const fill = step === null ? INK.unknown : step >= 3 ? INK.demand : INK.subsidy;
  return (
    <Svg width={size} height={size} viewBox="0 0 16 16">
      {[1, 2, 3, 4].map((n) => {
        const on = step !== null && n <= step;
        return (
          <Rect
            key={n}
            x={(n - 1) * 4 + 0.5}
            y={15.5 - (2 + n * 3)}
            width={3}
            height={2 + n * 3}
            fill={on ? fill : "none"}
            stroke={on ? fill : INK.unknown}
            strokeWidth={0.8}
          />
        );
      })}
    </Svg>
  );
}

/** The mark, and beside it the words with what qualifies them: all lines begin at one edge. */
export function VerdictLine({ verdict, size = 13 }: { verdict: VerdictView; size?: number }) {
  return (
    <View style={{ flexDirection: "row" }}>
      <Mark step={verdict.step} size={size} />
      <View style={{ ...styles.row, alignItems: "center", flexWrap: "wrap", flexShrink: 1, marginLeft: 5, gap: 3 }}>
        <Text style={{ fontFamily: "Serif", fontSize: size, lineHeight: 1.1, marginRight: 2, flexShrink: 1 }}>
          {printable(verdict.label)}
        </Text>
        {verdict.wouldRead ? (
          <Text style={{ color: INK.ink2, marginRight: 2 }}>{printable(`would read ${verdict.wouldRead}`)}</Text>
        ) : null}
        {verdict.qualifiers.map((qualifier) => (
          <Text key={qualifier} style={styles.tag}>
            {qualifier}
          </Text>
        ))}
      </View>
    </View>
  );
}

const LONG_NUMBER = 11;
const SMALL_NUMBER = 7.5;
/** Size of a grade, as a share of its number's. */
const GRADE_SHARE = 0.68;

const isQuiet = ({ state }: NumberView): boolean => state === "unknown" || state === "not_applicable";

/** A number with its grade as a small letter; unknown ones in italics. `size` is that of its neighbours, see `sharedSize`. */
export function NumberText({ view, size }: { view: NumberView; size?: number }) {
  // By itself a range is set smaller rather than broken.
  const alone = view.text.length > LONG_NUMBER ? { fontSize: SMALL_NUMBER } : {};
  const style: Style = size ? { fontSize: size, lineHeight: 1.35 } : alone;
  const gradeSize = (style.fontSize ?? BODY.fontSize) * GRADE_SHARE;
  return (
    <Text style={{ ...style, ...(isQuiet(view) ? { fontStyle: "italic", color: INK.ink3 } : {}) }}>
      {printable(view.text)}
      {view.grade ? <Text style={{ fontSize: gradeSize, color: INK.ink3 }}> {view.grade}</Text> : null}
    </Text>
  );
}

/** Points that a number with its grade takes on one line. */
function numberWidth(view: NumberView, fontSize: number): number {
  const look = { ...BODY, fontSize, fontStyle: isQuiet(view) ? ("italic" as const) : BODY.fontStyle };
  const grade = view.grade ? widthOf(` ${view.grade}`, { ...look, fontSize: fontSize * GRADE_SHARE }) : 0;
  return widthOf(printable(view.text), look) + grade;
}

/** The one size of numbers that stand beside each other: as large as the widest of them allows in columns of `width` points. */
export function sharedSize(
  views: readonly NumberView[],
  width: number,
  { most = BODY.fontSize, least = SMALL_NUMBER }: { most?: number; least?: number } = {},
): number {
  const widest = Math.max(1, ...views.map((view) => numberWidth(view, most)));
  // In tenths, so that what is as wide as its column still fits.
  return Math.max(least, Math.min(most, Math.floor((10 * most * width) / widest) / 10));
}

/** A web address; `wordPieces` lets it end its lines. */
export function Address({ url, style = styles.small }: { url: string; style?: Style }) {
  return (
    <Link src={url} style={[style, styles.link]}>
      {printable(url)}
    </Link>
  );
}

/** Charts below each other as blocks; one without anything to draw says why on its page, and takes no room on paper. */
export const charts = (width: number, ...specs: ChartSpec[]): Block[] =>
  specs
    .filter((spec) => spec.quarters.length > 0)
    .map((spec) =>
      block(`chart-${spec.id}`, <ChartDrawing spec={spec} width={width} />, {
        gap: 10,
        lower: <ChartDrawing spec={spec} width={width} size="brief" />,
      }),
    );
