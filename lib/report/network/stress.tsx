import { type NetworkView, proseText } from "@/lib/views";
import { type Block, heading, paragraph, section } from "../flow/block";
import { table } from "../flow/table";
import { gridBlock } from "../grid";
import type { NetworkJob } from "../job";
import { charts, NumberText } from "../parts";
import { styles } from "../styles";
import { statementLines } from "../words";

/** What the verdict withstands: break-even, classes over two assumptions, what is missing, conditions stated beforehand. */
export function stressBlocks({ view, grids }: NetworkJob, width: number): Block[] {
  const blocks = [
    ...charts(width, view.charts.breakEven),
    ...grids.map((grid) => gridBlock(`stress-${grid.id}`, grid, { width, isCustom: false })),
    ...charts(width, view.charts.robustness),
  ];
  return [
    ...(blocks.length > 0
      ? [
          ...section(
            "stress",
            "Under stress",
            "Classes as the method gives them without the buffer from quarter to quarter; nothing here changes the verdict.",
          ),
          ...blocks,
        ]
      : []),
    ...decidingBlocks(view, width),
    ...triggerBlocks(view, width),
  ];
}

function decidingBlocks({ prospects: { deciding } }: NetworkView, width: number): Block[] {
  if (!deciding) return [];
  return [
    ...section("deciding", "What would give it a verdict"),
    heading("deciding-title", deciding.title),
    ...deciding.gaps.flatMap((gap) =>
      paragraph(`gap-${gap.label}`, `Missing: ${gap.label}, ${gap.because}. ${proseText(gap.text)}`, [styles.small]),
    ),
    ...deciding.known.flatMap(({ label, number }) =>
      paragraph(`known-${label}`, `Known: ${label}, ${number.text}`, [styles.small]),
    ),
    ...table(
      "deciding",
      width,
      [
        { head: "If it were", flex: 3 },
        { head: "coverage would be", flex: 3 },
        { head: "and the class, before gates", flex: 4 },
      ],
      deciding.rows.map((row) => ({
        key: row.value.text,
        cells: [<NumberText key="value" view={row.value} />, proseText(row.coverage), row.classes],
      })),
    ),
    ...paragraph("deciding-note", deciding.note, [styles.small, styles.faint], { gap: 3 }),
  ];
}

function triggerBlocks({ prospects: { triggers } }: NetworkView, width: number): Block[] {
  if (triggers.length === 0) return [];
  return [
    ...section("triggers", "Conditions stated beforehand"),
    ...table(
      "triggers",
      width,
      [
        { head: "Condition", flex: 4 },
        { head: "State", flex: 2.4 },
        { head: "Now", flex: 2, right: true },
        { head: "What it would mean", flex: 6 },
      ],
      triggers.map((trigger) => ({
        key: trigger.id,
        cells: [
          trigger.condition,
          trigger.stateWords,
          <NumberText key="now" view={trigger.now} />,
          statementLines(trigger.text),
        ],
      })),
    ),
  ];
}
