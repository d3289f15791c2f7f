import { proseText } from "@/lib/views";
import { WATERMARK } from "./assumed-words";
import { type Block, block, heading, paragraph, section } from "./flow/block";
import { gridBlock } from "./grid";
import type { AssumedPart } from "./job";
import { NumberText, sharedSize, VerdictLine } from "./parts";
import { printable } from "./printable";
import { Text, View } from "./setting/elements";
import { INK, styles } from "./styles";

export const Watermark = () => <Text style={styles.watermark}>{WATERMARK}</Text>;

const lineOf = (part: AssumedPart): string =>
  part.lines.map(({ label, value }) => `${label}: ${value}`).join("; ") || "Nothing assumed.";

/** The result in short, for page 1: framed, watermarked, beside the house verdict and never in its place. */
export function AssumedBox({ part, maxChars }: { part: AssumedPart; maxChars: number }) {
  const said = printable(lineOf(part));
  return (
    <View style={styles.assumedBox}>
      <View style={{ flexDirection: "row", justifyContent: "space-between" }}>
        <Text style={styles.heading}>{printable(`Under your assumptions${part.name ? `: ${part.name}` : ""}`)}</Text>
        <Watermark />
      </View>
      <Text style={styles.small}>{said.length > maxChars ? `${said.slice(0, maxChars - 1)}…` : said}</Text>
      <View style={{ flexDirection: "row", alignItems: "center", marginTop: 2 }}>
        <Text style={[styles.small, { marginRight: 6 }]}>would read</Text>
        <VerdictLine verdict={part.view.result} size={10} />
      </View>
    </View>
  );
}

/** The section of a reader's assumptions: what was assumed, both verdicts, readouts, both grids. */
export function assumedBlocks(part: AssumedPart, width: number, id = "assumptions"): Block[] {
  const { view, grids, lines } = part;
  return [
    ...section(
      id,
      `Under your assumptions${part.name ? `: ${part.name}` : ""}`,
      `${WATERMARK}. The house verdict on page 1 stands as it is.`,
    ),
    block(`${id}-verdicts`, <Verdicts part={part} />, { keepWithNext: true }),
    ...paragraph(
      `${id}-under`,
      `${view.under} The candidate class, without the buffer that the published verdict has from quarter to quarter.`,
      [styles.small, styles.faint],
      { gap: 3 },
    ),
    ...(view.result.step === null ? paragraph(`${id}-why`, view.result.explanation, [], { gap: 3 }) : []),
    heading(`${id}-list`, "Assumed"),
    ...lines.map(({ label, value }) =>
      block(
        `${id}-line-${label}`,
        <View style={styles.tableRow}>
          <Text style={[styles.cell, { flexGrow: 2, flexBasis: 0 }]}>{printable(label)}</Text>
          <Text style={[styles.cell, { flexGrow: 5, flexBasis: 0 }]}>{printable(value)}</Text>
        </View>,
      ),
    ),
    ...view.unapplied.flatMap((sentence, index) =>
      paragraph(`${id}-unapplied-${index}`, sentence, [{ color: INK.subsidy }], { gap: 3 }),
    ),
    ...(view.readouts.length > 0 ? [block(`${id}-readouts`, <Readouts part={part} width={width} />, { gap: 6 })] : []),
    ...grids.grids.map((grid) => gridBlock(`${id}-grid-${grid.id}`, grid, { width, isCustom: true })),
  ];
}

function Verdicts({ part: { view } }: { part: AssumedPart }) {
  return (
    <View style={{ flexDirection: "row", gap: 18 }}>
      <View style={{ flex: 1 }}>
        <Text style={styles.eyebrow}>House verdict</Text>
        <View style={{ marginTop: 3 }}>
          <VerdictLine verdict={view.house} size={12} />
        </View>
      </View>
      <View style={[styles.assumedBox, { flex: 1 }]}>
        <Text style={styles.eyebrow}>Under your assumptions</Text>
        <View style={{ marginTop: 3, marginBottom: 3 }}>
          <VerdictLine verdict={view.result} size={12} />
        </View>
        <Watermark />
      </View>
    </View>
  );
}

const READOUT_GAP = 12;
/** Points of the frame of a readout and the room inside it, both sides together. */
const READOUT_FRAME = 2 * (styles.assumedBox.padding + styles.assumedBox.borderWidth);
const READOUT_SIZE = { most: 11, least: 8.5 };

function Readouts({ part: { view }, width }: { part: AssumedPart; width: number }) {
  const room = (width + READOUT_GAP) / view.readouts.length - READOUT_GAP - READOUT_FRAME;
  const size = sharedSize(
    view.readouts.map(({ number }) => number),
    room,
    READOUT_SIZE,
  );
  return (
    <View style={{ flexDirection: "row", gap: READOUT_GAP }}>
      {view.readouts.map((readout) => (
        <View key={readout.id} style={[styles.assumedBox, { flex: 1 }]}>
          <Text style={styles.small}>{printable(`${readout.symbol} ${readout.label}`)}</Text>
          <NumberText view={readout.number} size={size} />
          <Text style={[styles.small, styles.faint]}>{printable(proseText(readout.formula))}</Text>
          {readout.note ? <Text style={styles.small}>{printable(readout.note)}</Text> : null}
        </View>
      ))}
    </View>
  );
}
