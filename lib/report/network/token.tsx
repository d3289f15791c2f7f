import { type NetworkView, proseText } from "@/lib/views";
import { type Block, section } from "../flow/block";
import { table } from "../flow/table";
import { charts, NumberText } from "../parts";
import { joined, statementLines } from "../words";

/** The token: what reaches it and by whose choice, what is issued, how it fared beside the product. */
export function tokenBlocks({ surroundings: { flows }, charts: drawn }: NetworkView, width: number): Block[] {
  const blocks = [
    ...table(
      "value-capture",
      width,
      [
        { head: "Flow", flex: 3 },
        { head: "From, to", flex: 4 },
        { head: "State", flex: 2.8 },
        { head: "Of revenue", flex: 1.7, right: true },
        { head: "In words", flex: 6 },
      ],
      flows.map((flow) => ({
        key: flow.id,
        cells: [
          proseText(flow.label),
          `${proseText(flow.from)} → ${proseText(flow.to)}`,
          joined([flow.stateWords, flow.days], "; "),
          flow.share ? <NumberText key="share" view={flow.share} /> : "not stated",
          statementLines(flow.text),
        ],
      })),
    ),
    ...charts(width, drawn.emission, drawn.productVsToken),
  ];
  return blocks.length === 0
    ? []
    : [...section("token", "The token", "What reaches it, and what is issued."), ...blocks];
}
