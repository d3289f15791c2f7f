import { quarterAgeText } from "@/lib/views";
import { type Block, section } from "../flow/block";
import { table } from "../flow/table";
import type { NetworkJob } from "../job";
import { NumberText, VerdictLine } from "../parts";
import { printable } from "../printable";
import { Text, View } from "../setting/elements";
import { styles } from "../styles";

/** Where it stands among networks of its kind. */
export function peerBlocks({ view, peers }: NetworkJob, width: number): Block[] {
  if (peers.length < 2) return [];
  return [
    ...section(
      "peers",
      "Peers",
      "Each at its own latest quarter and under its house definition, on the same day; paid demand and subsidy at a year’s rate. Quarters, settlement and definitions differ: see the comparison before ranking them.",
    ),
    ...table(
      "peers",
      width,
      [
        { head: "Network", flex: 2.4 },
        { head: "Verdict", flex: 4.2 },
        { head: "Coverage", flex: 2, right: true },
        { head: "Paid demand", flex: 2.1, right: true },
        { head: "Subsidy", flex: 2.1, right: true },
        { head: "Utilisation", flex: 1.7, right: true },
        { head: "Quarter", flex: 2.3 },
        { head: "Confidence", flex: 1.7 },
      ],
      peers.map((row) => ({
        key: row.slug,
        cells: [
          <View key="name">
            <Text style={row.slug === view.slug ? { fontWeight: 600 } : {}}>{printable(row.name)}</Text>
            <Text style={[styles.small, styles.faint]}>{printable(row.category)}</Text>
          </View>,
          <VerdictLine key="verdict" verdict={row.verdict} size={8.5} />,
          <NumberText key="coverage" view={row.coverage} />,
          <NumberText key="demand" view={row.demandUsdPerYear} />,
          <NumberText key="subsidy" view={row.subsidyUsdPerYear} />,
          <NumberText key="utilisation" view={row.utilisation} />,
          quarterAgeText(row.quarter),
          row.confidence,
        ],
      })),
    ),
  ];
}
