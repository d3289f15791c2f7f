import { Fragment } from "react";
import type { ChartLayout, ChartSpec, TextMark } from "@/lib/charts";
import { quarterLead } from "./leads";
import { BarMark } from "./marks";

/** Everything around the data: what lies behind the marks and what is written over them. Shared by still and live. */

export function Label({ mark, className = "" }: { mark: TextMark; className?: string }) {
  return (
    <text
      x={mark.x}
      y={mark.y}
      textAnchor={mark.anchor === "start" ? undefined : mark.anchor}
      className={className || undefined}
    >
      {mark.text}
    </text>
  );
}

/** Grid, axis texts, gaps, thresholds and event lines. */
export function Behind({ layout }: { layout: ChartLayout }) {
  const bottom = layout.panels[0].y + layout.panels[0].height;
  return (
    // Axes and ticks are a scale, no numbers of the record.
    <g data-scale="">
      {layout.panels.map((panel) => (
        <Fragment key={panel.id}>
          <Label mark={panel.title} className="chart-panel-title" />
          {panel.ticks.map((tick) => (
            <Fragment key={tick.value}>
              <line
                className={tick.isBaseline ? "chart-baseline" : "chart-grid"}
                x1={panel.x}
                x2={panel.x + panel.width}
                y1={tick.y}
                y2={tick.y}
              />
              {tick.label ? <Label mark={tick.label} className="chart-tick" /> : null}
            </Fragment>
          ))}
        </Fragment>
      ))}
      {layout.gaps.map((gap) =>
        gap.boxes.map((box) => <rect key={`${box.x}-${box.y}`} className="chart-gap" {...box} />),
      )}
      {layout.thresholds.map((threshold) => (
        <line
          key={threshold.y}
          className={threshold.isStrong ? "chart-threshold-strong" : "chart-threshold"}
          x1={threshold.x1}
          x2={threshold.x2}
          y1={threshold.y}
          y2={threshold.y}
        />
      ))}
      {layout.stubs.map((stub) => (
        <BarMark
          key={`${stub.column}-${stub.quarter}`}
          x={stub.x}
          y={stub.y}
          width={stub.width}
          height={stub.height}
          tone="unknown"
          fill="missing"
        />
      ))}
      {layout.quarterLabels.map((mark) => (
        <Label key={`${mark.x}-${mark.y}`} mark={mark} className="chart-tick" />
      ))}
      {layout.yearTicks.map((tick) => (
        <line key={tick.x} className="chart-grid" x1={tick.x} x2={tick.x} y1={tick.y1} y2={tick.y2} />
      ))}
      {layout.yearLabels.map((mark) => (
        <Label key={mark.x} mark={mark} className="chart-tick" />
      ))}
      {layout.events.flatMap((event) =>
        event.pieces.map((piece) => (
          <line
            key={`${event.key}-${piece.from}`}
            className="chart-event"
            x1={event.x}
            x2={event.x}
            y1={piece.from}
            y2={piece.to}
          />
        )),
      )}
      {layout.panels.length > 1 ? (
        <line className="chart-baseline" x1={layout.left} x2={layout.right} y1={bottom} y2={bottom} />
      ) : null}
    </g>
  );
}

/** Words over the marks: events, gaps, thresholds, last values. */
export function InFront({ layout, spec }: { layout: ChartLayout; spec: ChartSpec }) {
  return (
    <g>
      {layout.thresholds.map((threshold) =>
        threshold.label ? <Label key={threshold.y} mark={threshold.label} className="chart-note" /> : null,
      )}
      {layout.gaps.map(({ label }) =>
        label ? (
          <text
            key={`${label.x}-${label.y}`}
            x={label.x}
            y={label.y}
            textAnchor="middle"
            className="chart-gap-text"
            transform={label.isUpright ? `rotate(-90 ${label.x} ${label.y}) translate(0 4)` : undefined}
          >
            {label.text}
          </text>
        ) : null,
      )}
      {layout.events.map((event) =>
        event.label ? (
          <g key={event.key} data-trace={eventTrace(spec, event.key)}>
            <Label mark={event.label} className="chart-note" />
          </g>
        ) : null,
      )}
      {layout.valueLabels.map(({ of, mark }) => (
        <g key={of.quarter} data-trace={quarterLead(spec.subject, of)?.trace}>
          <Label mark={mark} className="chart-value" />
        </g>
      ))}
      {layout.endLabels.map((label) => (
        <g
          key={label.lines.map((line) => line.text).join()}
          className={`chart-label-${label.tone}`}
          data-trace={quarterLead(spec.subject, label.of)?.trace}
        >
          {label.leader ? <line className="chart-leader" {...label.leader} /> : null}
          {label.lines.map((mark) => (
            <Label key={mark.y} mark={mark} className={`chart-end-${mark.weight}`} />
          ))}
        </g>
      ))}
    </g>
  );
}

/** What the first number of an event’s label leads to; the list below the chart has all of them. */
const eventTrace = (spec: ChartSpec, key: string): string | undefined =>
  spec.events.find((event) => event.key === key)?.words?.find((part) => part.trace !== null)?.trace ?? undefined;
