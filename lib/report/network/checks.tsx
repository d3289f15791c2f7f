import { type ChecksView, type CheckView, type NetworkView, proseText } from "@/lib/views";
import { type Block, Bullet, block, heading, paragraph, section } from "../flow/block";
import { table } from "../flow/table";
import { charts, NumberText } from "../parts";
import { Text, View } from "../setting/elements";
import { styles } from "../styles";

const STATE_WORDS = { met: "met", failed: "failed", unknown: "unknown", not_applicable: "not applicable" } as const;

/** Every check with its number and points, then both cases argued in equal space, and the gates that hold. */
export const checksBlocks = ({ checks, charts: drawn }: NetworkView, width: number): Block[] => [
  ...section(
    "checks",
    "Checks",
    checks.score
      ? `Score of 100 points: earned ${checks.score.earned.text}, lost ${checks.score.lost.text}, unknown ${checks.score.unknown.text}. Unknown earns nothing.`
      : "No score: the assessment stops before one.",
  ),
  ...table(
    "checks",
    width,
    [
      { head: "Check", flex: 3 },
      { head: "Question", flex: 6 },
      { head: "State", flex: 1.8 },
      { head: "Value", flex: 2.2, right: true },
      { head: "Points", flex: 2.8 },
    ],
    checks.checks.map((check) => ({
      key: check.id,
      cells: [
        `${check.code} ${check.label}`,
        [
          { text: check.question, look: "small" as const },
          ...(check.placeholder ? [{ text: "Its threshold waits for calibration.", look: "faint" as const }] : []),
        ],
        STATE_WORDS[check.state],
        <NumberText key="value" view={check.value} />,
        proseText(check.points),
      ],
    })),
  ),
  ...casesBlocks(checks),
  ...charts(width, drawn.waterfall),
];

function casesBlocks({ checks, gates }: ChecksView): Block[] {
  const points = (state: CheckView["state"]) =>
    checks.filter((check) => check.state === state).map((check) => `${check.code} ${proseText(check.sentence)}`);
  const spokenFor = points("met");
  const against = [
    ...points("failed"),
    ...gates.map(
      (gate) =>
        `${gate.id} ${proseText(gate.sentence)} Class at most ${gate.cap.toLowerCase()}.${gate.binding ? " This lowers the class." : ""}`,
    ),
  ];
  const unknown = points("unknown");
  return [
    ...pairedBlocks(spokenFor, against),
    ...(unknown.length > 0
      ? [
          heading("case-unknown", "What neither side can use, because it is not known"),
          ...unknown.map((text) => block(`unknown-${text}`, <Bullet item={text} style={styles.small} />)),
        ]
      : []),
    ...(gates.length === 0 ? paragraph("no-gates", "No gate holds the class down.", [styles.small], { gap: 4 }) : []),
  ];
}

const CASE_TITLES = ["The case that customers carry it", "The opposing case"] as const;
const CASE_EMPTY = ["No check is met.", "No check is failed and no gate holds."] as const;
/** Points that fit a block; with more, the cases go on in the next one, still side by side. */
const POINTS_A_BLOCK = 12;

/** Both cases in columns of one width, so that neither gets more room than the other. */
function pairedBlocks(...cases: [string[], string[]]): Block[] {
  const blocks = Math.max(1, ...cases.map(({ length }) => Math.ceil(length / POINTS_A_BLOCK)));
  return Array.from({ length: blocks }, (_, part) =>
    block(
      `cases-${part}`,
      <View style={{ flexDirection: "row", gap: 18 }}>
        {cases.map((points, side) => (
          <View key={CASE_TITLES[side]} style={{ flex: 1 }}>
            {part === 0 ? <Text style={styles.heading}>{CASE_TITLES[side]}</Text> : null}
            {points.length === 0 && part === 0 ? (
              <Text style={[styles.small, styles.faint, { fontStyle: "italic" }]}>{CASE_EMPTY[side]}</Text>
            ) : null}
            {points.slice(part * POINTS_A_BLOCK, (part + 1) * POINTS_A_BLOCK).map((text) => (
              <Bullet key={text} item={text} style={styles.small} />
            ))}
          </View>
        ))}
      </View>,
      { gap: part === 0 ? 10 : 0 },
    ),
  );
}
