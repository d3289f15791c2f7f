import type { ReactElement } from "react";
import type { ProseView } from "@/lib/views";
import { printable, textPieces } from "../printable";
import { Text, View } from "../setting/elements";
import { type Style, styles } from "../styles";

/** A part of a report that stays whole. A report is a list of them; `paginate` says which page each stands on. */
export interface Block {
  key: string;
  element: ReactElement;
  /** Points above it; dropped on top of a page. */
  gap: number;
  /** Must not be the last of its page: headings, heads of tables. */
  keepWithNext: boolean;
  /** Head of the table that it is a row of, drawn again where a page begins with it. */
  head: { key: string; element: ReactElement } | null;
  /** The same, lower: taken where only that fits on the page. */
  lower: ReactElement | null;
}

type Details = Partial<Omit<Block, "key" | "element">>;

export const block = (key: string, element: ReactElement, details: Details = {}): Block => ({
  key,
  element,
  gap: 0,
  keepWithNext: false,
  head: null,
  lower: null,
  ...details,
});

/** A section's title, with a bookmark of the same words; `note` beneath it in small print. */
export function section(id: string, title: string, note?: string): Block[] {
  return [
    block(
      `section-${id}`,
      <View id={id} bookmark={title} style={styles.sectionRule}>
        <Text style={styles.section}>{title}</Text>
        {note ? <Text style={[styles.small, styles.faint, { marginTop: 2 }]}>{printable(note)}</Text> : null}
      </View>,
      { gap: 16, keepWithNext: true },
    ),
  ];
}

/** A heading inside a section. */
export const heading = (key: string, title: string | ProseView): Block =>
  block(key, <Text style={styles.heading}>{printable(title)}</Text>, { gap: 7, keepWithNext: true });

const MAX_PARAGRAPH = 2400;

/** A paragraph; a very long one goes on in the next block, so that no block is taller than a page. */
export const paragraph = (key: string, text: string | ProseView, style: Style[] = [], details: Details = {}): Block[] =>
  textPieces(printable(text), MAX_PARAGRAPH).map((piece, index) =>
    block(`${key}-${index}`, <Text style={style}>{piece}</Text>, {
      ...details,
      gap: index === 0 ? (details.gap ?? 0) : 0,
    }),
  );

/** Points of a list, each a block of its own. */
export const bullets = (key: string, items: (string | ProseView)[], empty: string): Block[] =>
  items.length === 0
    ? paragraph(`${key}-empty`, empty, [styles.small, styles.faint, { fontStyle: "italic" }])
    : items.map((item, index) => block(`${key}-${index}`, <Bullet item={item} />));

export function Bullet({ item, style = {} }: { item: string | ProseView; style?: Style }) {
  return (
    <View style={styles.bullet}>
      <Text style={styles.bulletMark}>•</Text>
      <Text style={[{ flex: 1 }, style]}>{printable(item)}</Text>
    </View>
  );
}
