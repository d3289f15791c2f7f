import { Document, Link, Page, Rect, Svg, Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import { DISCLAIMER } from "@/lib/format/disclaimer";
import type { NumberView, ProseView, VerdictView } from "@/lib/views";
import { breakable, printable } from "./printable";
import { INK, type Style, styles } from "./styles";

/** The parts every report is made of. They print view models; nothing is computed here. */

/** The verdict's mark: the same ladder of four steps as on the page. */
export function Mark({ step, size = 14 }: { step: VerdictView["step"]; size?: number }) {
  const fill = step === null ? INK.unknown : step >= 3 ? INK.demand : INK.subsidy;
  return (
    <Svg width={size} height={size} viewBox="0 0 16 16">
      {[1, 2, 3, 4].map((n) => {
        const on = step !== null && n <= step;
        return (
          <Rect
            key={n}
            x={(n - 1) * 4 + 0.5}
            y={15.5 - (2 + n * 3)}
            width={3}
            height={2 + n * 3}
            fill={on ? fill : "none"}
            stroke={on ? fill : INK.unknown}
            strokeWidth={0.8}
          />
        );
      })}
    </Svg>
  );
}

export function VerdictLine({ verdict, size = 13 }: { verdict: VerdictView; size?: number }) {
  return (
    <View style={{ flexDirection: "row", alignItems: "center", flexWrap: "wrap" }}>
      <Mark step={verdict.step} size={size} />
      <Text style={{ fontFamily: "Serif", fontSize: size, lineHeight: 1.1, marginLeft: 5 }}>
        {printable(verdict.label)}
      </Text>
      {verdict.wouldRead ? (
        <Text style={{ color: INK.ink2, marginLeft: 5 }}>{printable(`would read ${verdict.wouldRead}`)}</Text>
      ) : null}
      {verdict.qualifiers.map((qualifier) => (
        <Text key={qualifier} style={styles.tag}>
          {qualifier}
        </Text>
      ))}
    </View>
  );
}

const LONG_NUMBER = 11;

/** A number with its grade as a small letter; unknown ones in italics. */
export function NumberText({ view, size: wanted }: { view: NumberView; size?: number }) {
  // A range is set smaller rather than broken.
  const size = wanted && view.text.length > LONG_NUMBER ? Math.min(wanted, 8.5) : wanted;
  const quiet = view.state === "unknown" || view.state === "not_applicable";
  return (
    <Text style={{ ...(size ? { fontSize: size } : {}), ...(quiet ? { fontStyle: "italic", color: INK.ink3 } : {}) }}>
      {printable(view.text)}
      {view.grade ? <Text style={{ fontSize: (size ?? 8.5) * 0.68, color: INK.ink3 }}> {view.grade}</Text> : null}
    </Text>
  );
}

/** A web address that may be longer than a line. */
export function Address({ url }: { url: string }) {
  return (
    <Link
      src={url}
      style={{ ...styles.small, color: INK.accent, textDecoration: "none", flexDirection: "row", flexWrap: "wrap" }}
    >
      {breakable(url).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one constant text
        <Text key={index}>{part}</Text>
      ))}
    </Link>
  );
}

export interface Column {
  head: string;
  /** Share of the width. */
  flex: number;
  right?: boolean;
}

/** A table whose head repeats on every page it reaches; rows stay whole. */
export function Table({ columns, rows }: { columns: Column[]; rows: { key: string; cells: ReactNode[] }[] }) {
  const cellStyle = (column: Column): Style => ({
    flexGrow: column.flex,
    flexBasis: 0,
    ...(column.right ? { alignItems: "flex-end", textAlign: "right" } : {}),
  });
  return (
    <View>
      <View style={styles.tableHead} fixed>
        {columns.map((column) => (
          <View key={column.head} style={[styles.headCell, cellStyle(column)]}>
            <Text>{column.head}</Text>
          </View>
        ))}
      </View>
      {rows.map((row) => (
        <View key={row.key} style={styles.tableRow} wrap={false}>
          {columns.map((column, index) => (
            <View key={column.head} style={[styles.cell, cellStyle(column)]}>
              {wrapped(row.cells[index])}
            </View>
          ))}
        </View>
      ))}
    </View>
  );
}

const wrapped = (cell: ReactNode): ReactNode => (typeof cell === "string" ? <Text>{printable(cell)}</Text> : cell);

/** Any element may carry a bookmark; the types of react-pdf know it only on pages. */
const bookmark = (title: string): object => ({ bookmark: title });

export function SectionTitle({ id, children }: { id: string; children: string }) {
  return (
    <View id={id} {...bookmark(children)} minPresenceAhead={60} style={styles.sectionRule}>
      <Text style={styles.section}>{children}</Text>
    </View>
  );
}

export function Bullets({ items, empty }: { items: (string | ProseView)[]; empty: string }) {
  if (items.length === 0) return <Text style={[styles.small, styles.faint, { fontStyle: "italic" }]}>{empty}</Text>;
  return (
    <View>
      {items.map((item) => (
        <View key={printable(item)} style={{ flexDirection: "row", marginBottom: 2 }} wrap={false}>
          <Text style={{ width: 9, color: INK.ink3 }}>•</Text>
          <Text style={{ flex: 1 }}>{printable(item)}</Text>
        </View>
      ))}
    </View>
  );
}

/** A document dated by its as-of day, so that the same facts give the same bytes. */
export function ReportDocument({
  title,
  subject,
  keywords,
  asOf,
  children,
}: {
  title: string;
  subject: string;
  keywords: string;
  asOf: string;
  children: ReactNode;
}) {
  const at = new Date(`${asOf}T00:00:00Z`);
  return (
    <Document
      title={title}
      author="Offtake"
      subject={subject}
      keywords={keywords}
      creator="Offtake"
      producer="Offtake"
      language="en"
      pageMode="useOutlines"
      creationDate={at}
      modificationDate={at}
    >
      {children}
    </Document>
  );
}

/**
 * A page with its running foot. The line height stands on an inner view: set on the page itself, react-pdf 4.9 drops
 * whatever is placed absolutely.
 */
export function ReportPage({
  size,
  footer,
  bookmark: title,
  children,
}: {
  size: "A4" | "LETTER";
  footer: string;
  bookmark?: string;
  children: ReactNode;
}) {
  return (
    <Page size={size} style={styles.page} {...(title ? { bookmark: title } : {})}>
      <View style={styles.body}>{children}</View>
      <RunningFooter left={footer} />
    </Page>
  );
}

/** Runs on every page, and says on the first one what a verdict is not: what this is, under which fingerprint, page n of N. */
function RunningFooter({ left }: { left: string }) {
  return (
    <View style={styles.footer} fixed>
      <Text render={({ pageNumber }) => (pageNumber === 1 ? DISCLAIMER : "")} style={{ marginBottom: 4 }} />
      <View style={{ flexDirection: "row", justifyContent: "space-between" }}>
        <Text>{printable(left)}</Text>
        <Text render={({ pageNumber, totalPages }) => `page ${pageNumber} of ${totalPages}`} />
      </View>
    </View>
  );
}
