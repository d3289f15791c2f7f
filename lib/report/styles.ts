import { StyleSheet } from "@react-pdf/renderer";

export type Style = NonNullable<ReturnType<typeof StyleSheet.create>[string]>;

/** Ink on paper: the light tokens of the pages, dark enough to survive a greyscale printer. */
export const INK = {
  ink: "#1a1c1e",
  ink2: "#43484e",
  ink3: "#656b72",
  line: "#dedbd3",
  lineStrong: "#b9b5ab",
  paper: "#ffffff",
  demand: "#0b6a68",
  demand2: "#5aa5a0",
  subsidy: "#a65a06",
  subsidy2: "#d9a35a",
  unknown: "#83888e",
  accent: "#1c4c8c",
} as const;

export const styles = StyleSheet.create({
  page: {
    fontFamily: "Sans",
    fontSize: 8.5,
    color: INK.ink,
    paddingTop: 40,
    paddingBottom: 58,
    paddingHorizontal: 42,
  },
  // A line height is inherited as points, so it stands beside the size it belongs to.
  body: { fontSize: 8.5, lineHeight: 1.35 },
  eyebrow: { fontSize: 7, fontWeight: 600, letterSpacing: 0.5, textTransform: "uppercase", color: INK.ink3 },
  title: { fontFamily: "Serif", fontSize: 24, lineHeight: 1.15 },
  sentence: { fontFamily: "Serif", fontSize: 13, lineHeight: 1.3 },
  section: { fontFamily: "Serif", fontSize: 13, lineHeight: 1.2 },
  sectionRule: { marginTop: 14, marginBottom: 5, paddingTop: 6, borderTopWidth: 0.75, borderTopColor: INK.lineStrong },
  heading: { fontSize: 8.5, fontWeight: 600, marginBottom: 2 },
  small: { fontSize: 7, lineHeight: 1.3, color: INK.ink2 },
  faint: { color: INK.ink3 },
  row: { flexDirection: "row" },
  cell: { paddingVertical: 2.5, paddingRight: 6 },
  tableRow: { flexDirection: "row", borderBottomWidth: 0.5, borderBottomColor: INK.line },
  tableHead: { flexDirection: "row", borderBottomWidth: 0.75, borderBottomColor: INK.lineStrong },
  headCell: { paddingVertical: 2.5, paddingRight: 6, fontSize: 7, fontWeight: 600, color: INK.ink3 },
  footer: {
    position: "absolute",
    bottom: 20,
    left: 42,
    right: 42,
    fontSize: 6.5,
    color: INK.ink3,
  },
  link: { color: INK.ink, textDecoration: "underline" },
  tag: {
    fontSize: 6.5,
    color: INK.ink2,
    borderWidth: 0.5,
    borderColor: INK.lineStrong,
    paddingHorizontal: 3,
    paddingTop: 1,
    marginLeft: 5,
  },
});
