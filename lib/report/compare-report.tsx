import { proseText } from "@/lib/views";
import { assumedBlocks } from "./assumed";
import { ChartDrawing } from "./chart-drawing";
import { compareFirstPages } from "./compare/first-page";
import { inputBlocks } from "./compare/inputs";
import { measureBlocks } from "./compare/measures";
import { type Block, block, heading, section } from "./flow/block";
import type { DocumentParts } from "./flow/set-document";
import type { CompareJob } from "./job";
import { pageFrame } from "./styles";

/** Networks side by side for people who were not in the room: page 1 decides, then every row, the charts on one scale and the inputs. */
export function compareParts(job: CompareJob): DocumentParts {
  const { view, form, pageSize, assumed } = job;
  const { contentWidth: width } = pageFrame(pageSize);
  const names = view.columns.map((column) => column.name).join(", ");
  return {
    text: {
      title: `Compared: ${names} (as of ${view.asOf})`,
      subject: view.pairs.map(proseText).join(" "),
      keywords: ["DePIN", ...view.columns.map(({ token }) => token), ...view.fingerprints],
      asOf: view.asOf,
      footer: `Offtake · fingerprints ${view.fingerprints.join(" ")} · as of ${view.asOf} · ${names}`,
      pageSize,
    },
    firstPage: compareFirstPages(job),
    blocks:
      form === "one-page"
        ? []
        : [
            ...measureBlocks(view, width),
            ...assumed.flatMap((part, index) => assumedBlocks(part, width, `assumptions-${index}`)),
            ...chartBlocks(job, width),
            ...inputBlocks(view, width),
          ],
  };
}

const chartBlocks = ({ view }: CompareJob, width: number): Block[] => [
  ...section("charts", "Demand against subsidy, quarter by quarter", "The same dollars per quarter in every chart."),
  ...view.charts.flatMap((chart) => [
    heading(`chart-name-${chart.slug}`, chart.name),
    block(`chart-${chart.slug}`, <ChartDrawing spec={chart.spec} width={width} size="brief" />),
  ]),
];
