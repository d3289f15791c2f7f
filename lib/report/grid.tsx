import type { GridCellView, GridView } from "@/lib/views/what-if";
import { WATERMARK } from "./assumed-words";
import { type Block, block } from "./flow/block";
import { printable } from "./printable";
import { Text, View } from "./setting/elements";
import { INK, type Style, styles } from "./styles";

/** Classes in words over two assumptions; a frame and a word mark the present, so that nothing hangs on a tint. */
export const gridBlock = (
  key: string,
  grid: GridView,
  { width, isCustom }: { width: number; isCustom: boolean },
): Block => block(key, <Grid grid={grid} width={width} isCustom={isCustom} />, { gap: 10 });

/** Light enough to read on, and told apart by the words. */
const TINTS: Record<NonNullable<GridCellView["step"]>, string> = {
  1: "#f0dcc0",
  2: "#f8eedd",
  3: "#e2f0ef",
  4: "#c3e0de",
};

const HEAD_WIDTH = 54;

function Grid({ grid, width, isCustom }: { grid: GridView; width: number; isCustom: boolean }) {
  const cellWidth = (width - HEAD_WIDTH) / Math.max(1, grid.columns.length);
  return (
    <View>
      <View style={{ flexDirection: "row", alignItems: "center", gap: 6 }}>
        <Text style={{ fontWeight: 600 }}>{printable(grid.title)}</Text>
        {isCustom ? <Text style={styles.watermark}>{WATERMARK}</Text> : null}
      </View>
      <Text style={[styles.small, styles.faint, { marginBottom: 3 }]}>{printable(grid.note)}</Text>
      <View style={styles.row}>
        <Text style={[styles.gridHead, { width: HEAD_WIDTH }]}>{printable(`${grid.rowTitle} ↓`)}</Text>
        <Text style={styles.gridHead}>{printable(`${grid.columnTitle} →`)}</Text>
      </View>
      <View style={styles.row}>
        <View style={{ width: HEAD_WIDTH }} />
        {grid.columns.map(({ id, text, isPresent }) => (
          <Text key={id} style={[styles.gridHead, { width: cellWidth }, isPresent ? { color: INK.ink } : {}]}>
            {printable(text)}
          </Text>
        ))}
      </View>
      {grid.rows.map(({ axis, cells }) => (
        <View key={axis.id} style={styles.row}>
          <Text style={[styles.gridHead, { width: HEAD_WIDTH }, axis.isPresent ? { color: INK.ink } : {}]}>
            {printable(axis.text)}
          </Text>
          {cells.map((cell) => (
            <View key={cell.id} style={[styles.gridCell, { width: cellWidth }, look(cell)]}>
              <Text style={cell.isPresent ? { fontWeight: 600 } : {}}>{printable(cell.words)}</Text>
              {cell.withheld ? <Text style={styles.faint}>{printable(`withheld: ${cell.withheld}`)}</Text> : null}
              {cell.isPresent ? <Text style={styles.faint}>present</Text> : null}
            </View>
          ))}
        </View>
      ))}
    </View>
  );
}

const look = ({ step, isPresent }: GridCellView): Style => ({
  ...(step === null ? {} : { backgroundColor: TINTS[step] }),
  ...(isPresent ? { borderColor: INK.ink, borderWidth: 1.2 } : {}),
});
