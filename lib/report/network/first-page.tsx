import type { ReactElement } from "react";
import { type NetworkView, openConflictsText, proseText } from "@/lib/views";
import { AssumedBox } from "../assumed";
import { ChartDrawing } from "../chart-drawing";
import { Bullet } from "../flow/block";
import { IntervalDrawing } from "../interval-drawing";
import type { NetworkJob } from "../job";
import { Address, NumberText, sharedSize, VerdictLine } from "../parts";
import { printable } from "../printable";
import { Text, View } from "../setting/elements";
import { INK, pageFrame, styles } from "../styles";

/** How much of page 1 is drawn. Each step leaves out what the rest of the report, or the page behind the link, also says. */
interface Tightness {
  chart: "brief" | "slim" | null;
  hasExplanation: boolean;
  hasNotes: boolean;
  /** Points of the sentence; everything else follows it down. */
  sentenceSize: number;
  /** Letters at which a single text is cut, visibly. */
  maxChars: number;
}

const STEPS: readonly [Tightness, ...Tightness[]] = [
  { chart: "brief", hasExplanation: true, hasNotes: true, sentenceSize: 13, maxChars: 900 },
  { chart: "slim", hasExplanation: true, hasNotes: true, sentenceSize: 13, maxChars: 900 },
  { chart: null, hasExplanation: true, hasNotes: true, sentenceSize: 13, maxChars: 900 },
  { chart: null, hasExplanation: true, hasNotes: false, sentenceSize: 11, maxChars: 420 },
  { chart: null, hasExplanation: false, hasNotes: false, sentenceSize: 10, maxChars: 220 },
  { chart: null, hasExplanation: false, hasNotes: false, sentenceSize: 9, maxChars: 110 },
];

/** The page that decides, from the fullest drawing to the tightest. */
export function firstPages(job: NetworkJob): [ReactElement, ...ReactElement[]] {
  const draw = (tightness: Tightness) => <FirstPage job={job} tightness={tightness} />;
  const [fullest, ...tighter] = STEPS;
  return [draw(fullest), ...tighter.map(draw)];
}

const cut = (text: string, max: number): string => (text.length > max ? `${text.slice(0, max - 1).trimEnd()}…` : text);

function FirstPage({ job, tightness }: { job: NetworkJob; tightness: Tightness }) {
  const { view, assumed, pageSize } = job;
  const { contentWidth } = pageFrame(pageSize);
  const { chart, hasExplanation, sentenceSize, maxChars } = tightness;
  const short = (text: string) => printable(cut(text, maxChars));
  const list = (items: Parameters<typeof proseText>[0][]) => items.map((item) => cut(proseText(item), maxChars));
  const isTight = sentenceSize < 11;
  return (
    <View>
      <View style={{ flexDirection: "row", justifyContent: "space-between" }}>
        <Text style={styles.eyebrow}>Offtake · who carries the network</Text>
        <Text style={styles.eyebrow}>{printable(`${view.category}, ${view.resource}`)}</Text>
      </View>
      <View style={{ flexDirection: "row", flexWrap: "wrap", alignItems: "flex-end", marginTop: 4 }}>
        <Text style={[styles.title, { flexShrink: 1, fontSize: view.name.length > 60 || isTight ? 15 : 24 }]}>
          {short(view.name)}
        </Text>
        <Text style={{ flexShrink: 1, marginLeft: 7, marginBottom: 3, fontSize: 10, color: INK.ink3 }}>
          {short(view.token)}
        </Text>
      </View>
      <View style={{ marginTop: 6 }}>
        <VerdictLine verdict={view.verdict} size={isTight ? 12 : 15} />
      </View>
      <Text style={[styles.sentence, { marginTop: 4, fontSize: sentenceSize }]}>{short(proseText(view.sentence))}</Text>
      {hasExplanation ? (
        <Text style={{ marginTop: 3, color: INK.ink2 }}>
          {short(
            [view.meaning, view.valuation && proseText(view.valuation), view.robustness].filter(Boolean).join(" "),
          )}
        </Text>
      ) : null}
      {list(view.banners).map((banner) => (
        <Text key={banner} style={{ marginTop: 3, color: INK.subsidy }}>
          {printable(banner)}
        </Text>
      ))}
      {view.interval ? (
        <View style={{ marginTop: 6 }}>
          <IntervalDrawing interval={view.interval} width={contentWidth} />
        </View>
      ) : null}
      <Facts view={view} short={short} />
      <KeyNumbers view={view} width={contentWidth} hasNotes={tightness.hasNotes} />
      <View style={{ flexDirection: "row", marginTop: 9, gap: 18 }}>
        <Side
          title="For customers carrying it"
          items={list(view.arguments.for)}
          empty="Nothing measured speaks for it."
        />
        <Side title="Against" items={list(view.arguments.against)} empty="Nothing measured speaks against it." />
      </View>
      <View style={{ marginTop: 7 }}>
        <Side
          title="What would change it"
          items={list([...view.flips.up, ...view.flips.down, ...view.flips.blocking].slice(0, 4))}
          empty="Nothing within a thousandfold."
        />
      </View>
      <Text style={{ marginTop: 5 }}>{short(openConflictsText(view.conflicts))}</Text>
      {assumed ? (
        <View style={{ marginTop: 8 }}>
          <AssumedBox part={assumed} maxChars={maxChars} />
        </View>
      ) : null}
      {chart ? (
        <View style={{ marginTop: 8 }}>
          <ChartDrawing spec={view.charts.demandVsSubsidy} width={contentWidth} size={chart} hidesEvents />
        </View>
      ) : null}
      <View style={{ flexDirection: "row", marginTop: 6 }}>
        <Text style={[styles.small, { marginRight: 4 }]}>The page as it stands now, with every number traced:</Text>
        <View style={{ flex: 1 }}>
          <Address url={job.pageUrl} />
        </View>
      </View>
    </View>
  );
}

function Side({ title, items, empty }: { title: string; items: string[]; empty: string }) {
  return (
    <View style={{ flex: 1 }}>
      <Text style={styles.heading}>{title}</Text>
      {items.length === 0 ? (
        <Text style={[styles.small, styles.faint, { fontStyle: "italic" }]}>{empty}</Text>
      ) : (
        items.map((item) => <Bullet key={item} item={item} />)
      )}
    </View>
  );
}

/** Words of the day, the quarter and the definition, which travel with every verdict. */
function Facts({ view, short }: { view: NetworkView; short: (text: string) => string }) {
  const definition = view.definitions.find(({ current }) => current);
  const facts: [string, string, number][] = [
    ["Quarter", view.quarter ? `${view.quarter}, ${proseText(view.age)} old` : "none", 1.2],
    ["As of", view.asOf, 1],
    ["Data confidence", view.confidence, 1.2],
    ["Trend", view.trend.text, 1.7],
    ["Definition", definition ? `${definition.label}${definition.house ? " (house)" : ""}` : "none", 1.9],
    ["Method", view.methodVersion, 0.8],
    ["Fingerprint", view.fingerprint, 1.6],
  ];
  return (
    <View style={styles.band}>
      {facts.map(([label, value, flex]) => (
        <View key={label} style={{ flexGrow: flex, flexBasis: 0, paddingRight: 6 }}>
          <Text style={[styles.small, styles.faint]}>{label}</Text>
          <Text>{short(value)}</Text>
        </View>
      ))}
    </View>
  );
}

const KEY_PADDING = 6;
const KEY_SIZE = { most: 11, least: 8.5 };

/** The six headline numbers, in one size. */
function KeyNumbers({
  view: { keyNumbers },
  width,
  hasNotes,
}: {
  view: NetworkView;
  width: number;
  hasNotes: boolean;
}) {
  const room = width / Math.max(1, keyNumbers.length) - KEY_PADDING;
  const size = sharedSize(
    keyNumbers.map(({ number }) => number),
    room,
    KEY_SIZE,
  );
  return (
    <View style={{ flexDirection: "row", marginTop: 6 }}>
      {keyNumbers.map((key) => (
        <View key={key.label} style={{ flexGrow: 1, flexBasis: 0, paddingRight: KEY_PADDING }}>
          <Text style={[styles.small, styles.faint]}>{printable(key.label)}</Text>
          <NumberText view={key.number} size={size} />
          {hasNotes ? <Text style={[styles.small, styles.faint, { fontSize: 6 }]}>{printable(key.note)}</Text> : null}
        </View>
      ))}
    </View>
  );
}
