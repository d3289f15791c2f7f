import { type DefinitionView, type NetworkView, proseText } from "@/lib/views";
import { type Block, Bullet, block, heading, paragraph, section } from "../flow/block";
import { table } from "../flow/table";
import { charts, NumberText } from "../parts";
import { printable } from "../printable";
import { Text, View } from "../setting/elements";
import { styles } from "../styles";
import { joined } from "../words";

/** The bridge: who paid, what of it is demand, what was emitted beside it; then the same under every definition. */
export const whoPaysBlocks = (view: NetworkView, width: number): Block[] => [
  ...section(
    "who-pays",
    "Who pays",
    view.bridge ? `US dollars, ${view.bridge.period}. ${view.bridge.formula}` : undefined,
  ),
  ...bridgeBlocks(view, width),
  ...scopeBlocks(view),
  ...charts(width, view.charts.demandVsSubsidy),
  ...section("definitions", "Under each definition"),
  ...table(
    "definitions",
    width,
    [
      { head: "Definition", flex: 3 },
      { head: "Verdict", flex: 3 },
      { head: "C*", flex: 1.8, right: true },
      { head: "What it says", flex: 7 },
    ],
    view.definitions.map((definition) => ({
      key: definition.id,
      cells: [
        [
          { text: definition.label, look: definition.current ? ("strong" as const) : ("body" as const) },
          { text: definition.house ? "house definition" : "alternative", look: "faint" as const },
        ],
        definitionWords(definition),
        <NumberText key="coverage" view={definition.coverage} />,
        [{ text: joined([definition.differs, definition.reason], " "), look: "small" as const }],
      ],
    })),
  ),
];

const definitionWords = ({ verdict }: DefinitionView): string =>
  verdict.wouldRead ? `${verdict.label}, would read ${verdict.wouldRead}` : verdict.label;

function bridgeBlocks({ bridge, payers }: NetworkView, width: number): Block[] {
  if (!bridge)
    return paragraph(
      "no-bridge",
      "No quarter of the record has both revenue and emissions, so there is nothing to set against each other.",
    );
  const rows = [...bridge.demand, bridge.demandTotal, ...bridge.excluded, ...bridge.subsidy, bridge.subsidyTotal];
  return [
    ...(payers
      ? [
          heading("payers", "Everything called revenue, by who paid it"),
          ...payers.segments.flatMap((segment) =>
            paragraph(
              `payer-${segment.id}`,
              `${segment.payer}: ${segment.number.text}, ${segment.share.text}, ${segment.counts}`,
              [styles.small],
            ),
          ),
        ]
      : []),
    ...table(
      "bridge",
      width,
      [
        { head: "What was paid, and what was emitted", flex: 6 },
        { head: "How it counts", flex: 3.4 },
        { head: "Amount", flex: 2, right: true },
      ],
      rows.map((row) => ({
        key: row.label + row.counts,
        cells: [
          [
            { text: row.label, look: row.counts === "" ? ("strong" as const) : ("body" as const) },
            { text: row.measure, look: "faint" as const },
          ],
          joined([row.counts, row.payer], "; "),
          <NumberText key="number" view={row.number} />,
        ],
      })),
    ),
  ];
}

/** What is in and what is not, side by side. */
function scopeBlocks({ scope: { included, excluded } }: NetworkView): Block[] {
  if (included.length + excluded.length === 0) return [];
  const side = (title: string, items: typeof included) => (
    <View style={{ flex: 1 }}>
      <Text style={styles.heading}>{title}</Text>
      {items.map((item) => (
        <Bullet key={proseText(item)} item={printable(item)} style={styles.small} />
      ))}
    </View>
  );
  return [
    block(
      "scope",
      <View style={{ flexDirection: "row", gap: 18 }}>
        {side("What this looks at", included)}
        {side("What it leaves out", excluded)}
      </View>,
      { gap: 9 },
    ),
  ];
}
