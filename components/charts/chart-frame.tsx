import { ScrollRegion } from "@/components/ui/scroll-region";
import { type ChartSpec, NOTHING_ON_RECORD, placeName } from "@/lib/charts";
import { Still } from "../markup/still";
import { LeadLink } from "../ui/lead-link";
import { Prose } from "../ui/prose";
import { chartPath, chartTrace, quarterLead } from "./leads";
import { Legend } from "./legend";
import { LiveSwitch } from "./live-switch";
import { StillChart } from "./still-chart";

/**
 * One frame for every chart: title, the question it answers, legend, drawing, what the letters on it mean, the numbers as
 * a table, unit and source. Everything is there without JavaScript; the live drawing takes over on the first touch.
 */
export function ChartFrame({ spec }: { spec: ChartSpec }) {
  return (
    <figure className="chart" aria-labelledby={`${spec.id}-title`}>
      <figcaption>
        <h3 id={`${spec.id}-title`} className="chart-title">
          {spec.title}
        </h3>
        <p className="chart-question">{spec.question}</p>
        {spec.answer ? (
          <p className="chart-answer" data-trace={chartTrace(spec.subject)}>
            {spec.answer}
          </p>
        ) : null}
      </figcaption>
      <Legend entries={spec.legend} />
      {spec.quarters.length === 0 ? (
        <p className="chart-empty">{spec.emptyText ?? NOTHING_ON_RECORD}</p>
      ) : (
        <LiveSwitch spec={withoutTable(spec)}>
          <StillChart spec={spec} />
        </LiveSwitch>
      )}
      <Still of={spec} part="below">
        {spec.events.length > 0 ? (
          <ol className="chart-events">
            {spec.events.map((event) => (
              <li key={event.key}>
                <b>{event.key}</b> <time dateTime={event.date}>{event.date}</time>{" "}
                {event.words ? <Prose view={{ parts: [...event.words] }} /> : event.label} <span>({event.kind})</span>
              </li>
            ))}
          </ol>
        ) : null}
        <ChartTable spec={spec} />
        <p className="chart-source">
          Unit: {spec.unit}. {spec.source}
          <ChartFiles spec={spec} />
        </p>
      </Still>
    </figure>
  );
}

/** The live drawing has no use for the table, which stands in the page already. */
const withoutTable = (spec: ChartSpec): ChartSpec => ({
  ...spec,
  table: { columns: [], ids: [], rows: [], spans: [] },
});

/** What is shown, to take along: plain links, so that they work without JavaScript. */
function ChartFiles({ spec }: { spec: ChartSpec }) {
  const path = chartPath(spec.subject);
  if (!path || spec.quarters.length === 0) return null;
  return (
    <span className="chart-files no-print">
      <a href={path.svg}>SVG</a>
      <a href={path.csv}>CSV</a>
    </span>
  );
}

function TableNumber({ spec, id, quarter, text }: { spec: ChartSpec; id: string; quarter: string; text: string }) {
  const lead = quarterLead(spec.subject, { id, quarter });
  return lead ? (
    <LeadLink to={lead} className="no-underline hover:underline">
      {text}
    </LeadLink>
  ) : (
    text
  );
}

function ChartTable({ spec }: { spec: ChartSpec }) {
  if (spec.table.rows.length === 0) return null;
  const [head, ...columns] = spec.table.columns;
  return (
    <details className="chart-details">
      <summary>Show table</summary>
      <ScrollRegion label={`${spec.title}, table`} className="chart-table-scroll">
        <table className="chart-table">
          <caption>
            {spec.title}, {spec.unit}
          </caption>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {spec.table.rows.map(([quarter = "", ...cells]) => (
              <tr key={quarter}>
                <th scope="row" data-trace={spec.names ? chartTrace(spec.subject) : undefined}>
                  {placeName(spec, quarter)}
                </th>
                {cells.map((cell, index) => (
                  <td key={columns[index]} data-unknown={cell === "not reported" ? "" : undefined}>
                    <TableNumber spec={spec} id={spec.table.ids[index + 1] ?? ""} quarter={quarter} text={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}
