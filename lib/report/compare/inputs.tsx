import { type ComparePage, proseText } from "@/lib/views";
import { type Block, heading, section } from "../flow/block";
import { type Line, table } from "../flow/table";

type Inputs = ComparePage["inputs"][number];

/** Every input that can reach the verdicts, a series to a row: its figures from the newest quarter back, and who stated them. */
export const inputBlocks = (view: ComparePage, width: number): Block[] => [
  ...section("inputs", "Inputs that decide, with their sources"),
  ...view.inputs.flatMap((network) => [
    heading(`inputs-${network.slug}`, `${network.name}, ${proseText(network.period)}`),
    ...table(
      `inputs-${network.slug}`,
      width,
      [
        { head: "Series", flex: 3 },
        { head: "As used, by quarter", flex: 8 },
        { head: "Sources and grades", flex: 4 },
      ],
      seriesRows(network),
    ),
  ]),
];

function seriesRows({ rows }: Inputs) {
  const labels = [...new Set(rows.map(({ label }) => label))];
  return labels.map((label) => {
    const figures = rows.filter((row) => row.label === label);
    const known = figures.filter(({ number }) => number.state !== "unknown");
    const silent = figures.filter(({ number }) => number.state === "unknown").map(({ quarter }) => quarter);
    const sources = [...new Set(figures.flatMap(({ source }) => (source ? source.split("; ") : [])))];
    const lines: Line[] = [
      ...(known.length > 0
        ? [
            {
              text: known
                .map(
                  ({ quarter, number }) =>
                    `${quarter}\u00a0${[number.text, number.grade].filter(Boolean).join(" ").replaceAll(" ", "\u00a0")}`,
                )
                .join(";  "),
              look: "small" as const,
            },
          ]
        : []),
      ...(silent.length > 0 ? [{ text: `not reported: ${silent.join(", ")}`, look: "faint" as const }] : []),
    ];
    return { key: label, cells: [label, lines, [{ text: sources.join("; "), look: "small" as const }]] };
  });
}
