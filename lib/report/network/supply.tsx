import { type NetworkView, periodWords, proseText } from "@/lib/views";
import { type Block, section } from "../flow/block";
import { table } from "../flow/table";
import { charts, NumberText } from "../parts";
import { joined, statementLines } from "../words";

/** Supply and unit economics: how much of the supply is real, how much of it is used, what a unit costs beside its rivals. */
export function supplyBlocks({ surroundings, charts: drawn }: NetworkView, width: number): Block[] {
  const { supply, incumbents } = surroundings;
  const blocks = [
    ...table(
      "supply",
      width,
      [
        { head: "Stage", flex: 2 },
        { head: "Number", flex: 2.2, right: true },
        { head: "Quarter", flex: 2.2 },
        { head: "What it counts", flex: 7.2 },
      ],
      supply.map((stage) => ({
        key: stage.stage,
        cells: [
          stage.label,
          <NumberText key="number" view={stage.number} />,
          periodWords(stage.number) ?? "",
          statementLines(stage.text),
        ],
      })),
    ),
    ...charts(width, drawn.utilisationVsCapacity),
    ...table(
      "rivals",
      width,
      [
        { head: "Service", flex: 3 },
        { head: "Here", flex: 2.2, right: true },
        { head: "Rival, plan", flex: 3.2 },
        { head: "There", flex: 2.2, right: true },
        { head: "Cheaper by", flex: 1.8, right: true },
        { head: "How alike", flex: 5 },
      ],
      incumbents.map((row) => ({
        key: row.id,
        cells: [
          proseText(row.service),
          <NumberText key="here" view={row.here} />,
          joined([row.rival, row.plan], ", "),
          <NumberText key="there" view={row.there} />,
          row.discount ? <NumberText key="discount" view={row.discount} /> : "no comparison",
          [{ text: row.likeForLike, look: "small" as const }, ...statementLines(row.text)],
        ],
      })),
    ),
    ...charts(width, drawn.rivals),
  ];
  return blocks.length === 0
    ? []
    : [
        ...section(
          "supply",
          "Supply and unit economics",
          "How much of the supply is real and used, and what a unit costs beside its rivals.",
        ),
        ...blocks,
      ];
}
