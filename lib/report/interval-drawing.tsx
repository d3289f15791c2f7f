import { layoutInterval } from "@/lib/charts";
import { type ChartPalette, PRINT_PALETTE } from "./chart-marks";
import { printable } from "./printable";
import { G, Line, Path, Rect, Svg, SvgText, Text, View } from "./setting/elements";

interface IntervalDrawingProps {
  interval: { low: number; high: number; text: string; classes: string };
  /** Points on paper. */
  width: number;
  /** The bar alone, for a table cell. */
  compact?: boolean;
  palette?: ChartPalette;
}

const ZONE_OPACITY = [0.45, 0.3, 0.18, 0.3, 0.45] as const;
/** Room for an arrow at each end. */
const INSET = 6;

/** The verdict's interval on paper: the same places along the track as on the page. */
export function IntervalDrawing({ interval, width, compact = false, palette = PRINT_PALETTE }: IntervalDrawingProps) {
  const layout = layoutInterval(interval.low, interval.high);
  const at = (share: number) => INSET + share * (width - 2 * INSET);
  const [top, height] = compact ? [3, 6] : [4, 9];
  const middle = top + height / 2;
  const [from, to] = [at(layout.from), at(layout.to)];
  return (
    <View>
      <Svg width={width} height={compact ? 12 : 28} viewBox={`0 0 ${width} ${compact ? 12 : 28}`}>
        {layout.zones.map((zone, index) => (
          <Rect
            key={zone.from}
            x={at(zone.from)}
            y={top}
            width={at(zone.to) - at(zone.from)}
            height={height}
            fill={palette[zone.tone]}
            fillOpacity={ZONE_OPACITY[index] ?? 0.3}
          />
        ))}
        {layout.edges.map((edge) => (
          <Line
            key={edge.at}
            x1={at(edge.at)}
            x2={at(edge.at)}
            y1={edge.isParity ? top - 3 : top}
            y2={edge.isParity ? top + height + 3 : top + height}
            stroke={edge.isParity ? palette.ink : palette.paper}
            strokeWidth={1}
          />
        ))}
        {layout.isPoint ? (
          <Path d={`M${(from + to) / 2 - 4},${middle}l4,-4l4,4l-4,4z`} fill={palette.ink} />
        ) : (
          <Path d={`M${from},${middle}H${to}`} stroke={palette.ink} strokeWidth={2.5} />
        )}
        {layout.isPoint || layout.isBelow ? null : (
          <Line x1={from} x2={from} y1={top - 1} y2={top + height + 1} stroke={palette.ink} strokeWidth={1.4} />
        )}
        {layout.isPoint || layout.isAbove ? null : (
          <Line x1={to} x2={to} y1={top - 1} y2={top + height + 1} stroke={palette.ink} strokeWidth={1.4} />
        )}
        {layout.isBelow ? <Path d={`M${at(0)},${middle - 4}l-4,4l4,4z`} fill={palette.ink} /> : null}
        {layout.isAbove ? <Path d={`M${at(1)},${middle - 4}l4,4l-4,4z`} fill={palette.ink} /> : null}
        {compact ? null : (
          <G>
            {layout.edges.map((edge) => (
              <SvgText
                key={edge.text}
                x={at(edge.at)}
                y={25}
                textAnchor="middle"
                fill={edge.isParity ? palette.ink : palette.faint}
                style={{ fontFamily: "Sans", fontSize: 7.5 }}
              >
                {edge.text}
              </SvgText>
            ))}
            <SvgText x={at(0)} y={25} fill={palette.subsidy} style={{ fontFamily: "Sans", fontSize: 7 }}>
              emissions pay
            </SvgText>
            <SvgText
              x={at(1)}
              y={25}
              textAnchor="end"
              fill={palette.demand}
              style={{ fontFamily: "Sans", fontSize: 7 }}
            >
              customers pay
            </SvgText>
          </G>
        )}
      </Svg>
      <Text style={{ fontSize: compact ? 6.5 : 7.5, color: palette.faint, paddingLeft: compact ? 0 : INSET }}>
        {printable(compact ? interval.text : `C* ${interval.text}: ${interval.classes}`)}
      </Text>
    </View>
  );
}
