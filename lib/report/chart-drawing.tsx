import {
  CHART_SIZES,
  type ChartLayout,
  type ChartSpec,
  layoutChart,
  NOTHING_ON_RECORD,
  type TextMark,
  textWidth,
} from "@/lib/charts";
import { type ChartPalette, PdfBar, PdfDot, PdfRange, PRINT_PALETTE } from "./chart-marks";
import { printable } from "./printable";
import { G, Line, Path, Rect, Svg, SvgText, Text, View } from "./setting/elements";

const { print, brief } = CHART_SIZES;
/** Whole, lower, and as low as still tells something: where the decision has to fit above it. */
const SIZES = { print, brief, slim: { ...brief, mainPx: 72, lowerPx: 40 } } as const;

interface ChartDrawingProps {
  spec: ChartSpec;
  /** Points on paper. */
  width: number;
  palette?: ChartPalette;
  size?: keyof typeof SIZES;
  /** Drawn without its events: where their list does not stand beneath the chart, their letters would mean nothing. */
  hidesEvents?: boolean;
}

/** A chart on paper, drawn from the same layout as on the page: title, question, legend, drawing, events, source. */
export function ChartDrawing({
  spec: whole,
  width,
  palette = PRINT_PALETTE,
  size = "print",
  hidesEvents = false,
}: ChartDrawingProps) {
  const spec: ChartSpec = hidesEvents ? { ...whole, events: [] } : whole;
  const small = { fontSize: 7, lineHeight: 1.3, color: palette.faint } as const;
  return (
    <View>
      <Text style={{ fontSize: 8.5, fontWeight: 600 }}>{printable(spec.title)}</Text>
      <Text style={small}>{printable(spec.question)}</Text>
      {spec.answer ? <Text style={{ ...small, color: palette.ink }}>{printable(spec.answer)}</Text> : null}
      <Legend spec={spec} palette={palette} />
      {spec.quarters.length === 0 ? (
        <Text style={{ ...small, fontStyle: "italic", marginTop: 4 }}>
          {printable(spec.emptyText ?? NOTHING_ON_RECORD)}
        </Text>
      ) : (
        <Drawing layout={layoutChart(spec, SIZES[size])} width={width} palette={palette} />
      )}
      {spec.events.length > 0 ? (
        <Text style={small}>
          {printable(spec.events.map((event) => `${event.key} ${event.date} ${event.label}`).join("   "))}
        </Text>
      ) : null}
      <Text style={small}>{printable(`Unit: ${spec.unit}. ${spec.source}`)}</Text>
    </View>
  );
}

function Legend({ spec, palette }: { spec: ChartSpec; palette: ChartPalette }) {
  return (
    <View style={{ flexDirection: "row", flexWrap: "wrap", marginTop: 2, marginBottom: 4 }}>
      {spec.legend.map((entry) => (
        <View key={entry.label} style={{ flexDirection: "row", alignItems: "center", marginRight: 10 }}>
          <Svg width={12} height={7} viewBox="0 0 18 11">
            <PdfBar x={0} y={0} width={18} height={11} colour={palette[entry.tone]} fill={entry.fill} />
          </Svg>
          <Text style={{ fontSize: 7, marginLeft: 3 }}>{printable(entry.label)}</Text>
        </View>
      ))}
    </View>
  );
}

interface DrawingProps {
  layout: ChartLayout;
  width: number;
  palette: ChartPalette;
}

/** The drawing alone, scaled from the layout's pixels to the width on paper. */
export function Drawing({ layout, width, palette }: DrawingProps) {
  return (
    <Svg width={width} height={(layout.height * width) / layout.width} viewBox={`0 0 ${layout.width} ${layout.height}`}>
      <Behind layout={layout} palette={palette} />
      {layout.segments.map((segment) => (
        <PdfBar
          key={`${segment.series}|${segment.quarter}`}
          x={segment.x}
          y={segment.y}
          width={segment.width}
          height={segment.height}
          colour={palette[segment.tone]}
          fill={segment.fill}
          isOpen={segment.isOpen}
          point={`${segment.series}|${segment.quarter}`}
        />
      ))}
      {layout.ranges.map((range) => (
        <PdfRange
          key={`${range.series}|${range.quarter}`}
          x={range.x}
          y={range.y}
          width={range.width}
          height={range.height}
          colour={palette[range.tone]}
          point={`${range.series}|${range.quarter}`}
        />
      ))}
      {layout.lines.map((line) => (
        <G key={line.series}>
          {line.path ? (
            <Path
              d={line.path}
              stroke={palette[line.tone]}
              strokeWidth={1.3}
              fill="none"
              {...(line.isProjected ? { strokeDasharray: "5 4" } : {})}
            />
          ) : null}
          {line.dots.map((dot) => (
            <PdfDot
              key={dot.quarter}
              x={dot.x}
              y={dot.y}
              clamped={dot.clamped}
              colour={palette[line.tone]}
              point={`${line.series}|${dot.quarter}`}
            />
          ))}
        </G>
      ))}
      <InFront layout={layout} palette={palette} />
    </Svg>
  );
}

function Behind({ layout, palette }: { layout: ChartLayout; palette: ChartPalette }) {
  const { fontPx } = layout.size;
  return (
    <G>
      {layout.panels.map((panel) => (
        <G key={panel.id}>
          <Label room={layout.width} mark={panel.title} size={fontPx} colour={palette.ink} weight={600} />
          {panel.ticks.map((tick) => (
            <G key={tick.value}>
              <Line
                x1={panel.x}
                x2={panel.x + panel.width}
                y1={tick.y}
                y2={tick.y}
                stroke={tick.isBaseline ? palette.faint : palette.line}
                strokeWidth={0.8}
              />
              {tick.label ? <Label room={layout.width} mark={tick.label} size={fontPx} colour={palette.faint} /> : null}
            </G>
          ))}
        </G>
      ))}
      {layout.gaps.flatMap((gap) =>
        gap.boxes.map((box) => <Rect key={`${box.x}-${box.y}`} {...box} fill={palette.wash} />),
      )}
      {layout.thresholds.map((threshold) => (
        <Line
          key={threshold.y}
          x1={threshold.x1}
          x2={threshold.x2}
          y1={threshold.y}
          y2={threshold.y}
          stroke={palette.faint}
          strokeWidth={threshold.isStrong ? 0.9 : 0.7}
          {...(threshold.isStrong ? {} : { strokeDasharray: "2 3" })}
        />
      ))}
      {layout.stubs.map((stub) => (
        <PdfBar
          key={`${stub.column}-${stub.quarter}`}
          x={stub.x}
          y={stub.y}
          width={stub.width}
          height={stub.height}
          colour={palette.unknown}
          fill="missing"
        />
      ))}
      {[...layout.quarterLabels, ...layout.yearLabels].map((mark) => (
        <Label room={layout.width} key={`${mark.x}-${mark.y}`} mark={mark} size={fontPx} colour={palette.faint} />
      ))}
      {layout.yearTicks.map((tick) => (
        <Line key={tick.x} x1={tick.x} x2={tick.x} y1={tick.y1} y2={tick.y2} stroke={palette.line} strokeWidth={0.8} />
      ))}
      {layout.events.flatMap((event) =>
        event.pieces.map((piece) => (
          <Line
            key={`${event.key}-${piece.from}`}
            x1={event.x}
            x2={event.x}
            y1={piece.from}
            y2={piece.to}
            stroke={palette.accent}
            strokeWidth={0.8}
            strokeOpacity={0.6}
            strokeDasharray="2 2.5"
          />
        )),
      )}
    </G>
  );
}

function InFront({ layout, palette }: { layout: ChartLayout; palette: ChartPalette }) {
  const { fontPx } = layout.size;
  return (
    <G>
      {layout.thresholds.map((threshold) =>
        threshold.label ? (
          <Label
            room={layout.width}
            key={threshold.y}
            mark={threshold.label}
            size={fontPx}
            colour={palette.faint}
            backing={palette.paper}
          />
        ) : null,
      )}
      {layout.gaps.map(({ label }) =>
        label ? (
          <G
            key={`${label.x}-${label.y}`}
            {...(label.isUpright ? { transform: `rotate(-90, ${label.x}, ${label.y})` } : {})}
          >
            <Label
              room={layout.width}
              mark={label}
              size={fontPx}
              colour={palette.faint}
              backing={palette.wash}
              isItalic
            />
          </G>
        ) : null,
      )}
      {layout.events.map((event) =>
        event.label ? (
          <Label room={layout.width} key={event.key} mark={event.label} size={fontPx} colour={palette.faint} />
        ) : null,
      )}
      {layout.valueLabels.map(({ of, mark }) => (
        <Label
          room={layout.width}
          key={of.quarter}
          mark={mark}
          size={fontPx}
          colour={palette.ink}
          backing={palette.paper}
        />
      ))}
      {layout.endLabels.map((label) => (
        <G key={label.lines.map((line) => line.text).join()}>
          {label.leader ? <Line {...label.leader} stroke={palette.faint} strokeWidth={0.7} /> : null}
          {label.lines.map((mark) => (
            <Label
              room={layout.width}
              key={mark.y}
              mark={mark}
              size={fontPx}
              colour={mark.weight === "faint" ? palette.faint : palette[label.tone]}
              weight={mark.weight === "strong" ? 600 : 400}
            />
          ))}
        </G>
      ))}
    </G>
  );
}

/** The layout has made room for labels up to this length. */
const LONG_LABEL = 60;
/** By how much a long text may be wider than `textWidth` says. */
const WIDEST = 1.1;

interface LabelProps {
  mark: TextMark;
  /** Width of the drawing: a text that would leave it is cut, visibly. */
  room: number;
  size: number;
  colour: string;
  weight?: 400 | 600;
  isItalic?: boolean;
  /** Colour laid under the text, where lines run behind it. */
  backing?: string;
}

function Label({ mark, room, size, colour, weight = 400, isItalic = false, backing }: LabelProps) {
  // A label longer than the drawing is wide begins where the drawing does.
  const x = mark.anchor === "start" && Number.isFinite(room) ? Math.max(0, mark.x) : mark.x;
  const text = fitted({ ...mark, x }, size, room);
  const width = textWidth(text, size);
  const left = mark.anchor === "middle" ? x - width / 2 : mark.anchor === "end" ? x - width : x;
  return (
    <G>
      {backing ? <Rect x={left} y={mark.y - size * 0.85} width={width} height={size * 1.15} fill={backing} /> : null}
      <SvgText
        x={x}
        y={mark.y}
        textAnchor={mark.anchor}
        fill={colour}
        style={{ fontFamily: "Sans", fontSize: size, fontWeight: weight, ...(isItalic ? { fontStyle: "italic" } : {}) }}
      >
        {printable(text)}
      </SvgText>
    </G>
  );
}

/** The text as far as there is room for it beside its anchor. */
function fitted({ text, x, anchor }: TextMark, size: number, room: number): string {
  if (text.length <= LONG_LABEL || !Number.isFinite(room)) return text;
  const free = anchor === "middle" ? 2 * Math.min(x, room - x) : anchor === "end" ? x : room - x;
  const width = textWidth(text, size) * WIDEST;
  if (width <= free) return text;
  return `${text.slice(0, Math.max(1, Math.floor((text.length * free) / width) - 1))}…`;
}
