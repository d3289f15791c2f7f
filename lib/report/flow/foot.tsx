import { printable } from "../printable";
import { Text, View } from "../setting/elements";
import { oneLine, widthOf } from "../setting/lines";
import { FOOT_LOOK } from "../styles";

/** Between what a report is and the number of its page. */
const GAP = 12;

interface FootProps {
  /** What the report is. */
  footer: string;
  number: number;
  total: number;
  /** Said above it. */
  note?: string;
  /** Points. */
  width: number;
}

/** Foot of a page: what the report is, in one line, and the number of the page. */
export function Foot({ footer, number, total, note, width }: FootProps) {
  const count = `page ${number} of ${total}`;
  return (
    <View>
      {note ? <Text style={{ marginBottom: 4 }}>{note}</Text> : null}
      <View style={{ flexDirection: "row", justifyContent: "space-between" }}>
        <Text>{oneLine(printable(footer), FOOT_LOOK, width - widthOf(count, FOOT_LOOK) - GAP)}</Text>
        <Text>{count}</Text>
      </View>
    </View>
  );
}
