import type { Style } from "./setting/elements";
import type { Look } from "./setting/look";

export type { Style } from "./setting/elements";

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

export type PageSize = "A4" | "LETTER";

const MARGIN = { top: 38, side: 42, bottom: 44 };
/** Taken at the foot of page 1 by what a verdict is not, besides the foot of every page. */
const FIRST_NOTE = 24;
/** Layouts round; a page is never filled to the last point. */
const SPARE = 2;
const PAPER: Record<PageSize, { width: number; height: number }> = {
  A4: { width: 595.28, height: 841.89 },
  LETTER: { width: 612, height: 792 },
};

/** Room inside the margins, in points. */
export function pageFrame(size: PageSize) {
  const { width, height } = PAPER[size];
  const contentHeight = height - MARGIN.top - MARGIN.bottom - SPARE;
  return {
    width,
    height,
    left: MARGIN.side,
    top: MARGIN.top,
    contentWidth: width - 2 * MARGIN.side,
    contentHeight,
    firstPageHeight: contentHeight - FIRST_NOTE,
  };
}

/** Words as they are set unless their box says otherwise. */
export const BODY: Look = {
  fontFamily: "Sans",
  fontSize: 8.5,
  fontWeight: 400,
  fontStyle: "normal",
  lineHeight: 8.5 * 1.35,
  letterSpacing: 0,
  textAlign: "left",
  isUppercase: false,
  color: INK.ink,
};

/** Points below the foot of a page. */
export const FOOT = 20;
export const FOOT_LOOK: Look = { ...BODY, fontSize: 6.5, lineHeight: 6.5 * 1.3, color: INK.ink3 };

export const styles = {
  // A line height is inherited as points, so it stands beside the size it belongs to.
  eyebrow: { fontSize: 7, fontWeight: 600, letterSpacing: 0.5, textTransform: "uppercase", color: INK.ink3 },
  title: { fontFamily: "Serif", fontSize: 24, lineHeight: 1.15 },
  sentence: { fontFamily: "Serif", fontSize: 13, lineHeight: 1.3 },
  section: { fontFamily: "Serif", fontSize: 13, lineHeight: 1.2 },
  sectionRule: { marginBottom: 4, paddingTop: 6, borderTopWidth: 0.75, borderColor: INK.lineStrong },
  heading: { fontSize: 8.5, fontWeight: 600, marginBottom: 2 },
  small: { fontSize: 7, lineHeight: 1.3, color: INK.ink2 },
  faint: { color: INK.ink3 },
  row: { flexDirection: "row", alignItems: "flex-start" },
  cell: { paddingVertical: 2.5, paddingRight: 6 },
  tableRow: { flexDirection: "row", alignItems: "flex-start", borderBottomWidth: 0.5, borderColor: INK.line },
  tableHead: { flexDirection: "row", borderBottomWidth: 0.75, borderColor: INK.lineStrong },
  headCell: { paddingVertical: 2.5, paddingRight: 6, fontSize: 7, fontWeight: 600, color: INK.ink3 },
  bullet: { flexDirection: "row", marginBottom: 2 },
  bulletMark: { width: 9, color: INK.ink3 },
  link: { color: INK.accent },
  band: {
    flexDirection: "row",
    marginTop: 8,
    paddingVertical: 4,
    borderTopWidth: 0.75,
    borderBottomWidth: 0.75,
    borderColor: INK.lineStrong,
  },
  gridHead: { fontSize: 7, lineHeight: 1.3, color: INK.ink3, paddingVertical: 2, paddingRight: 4 },
  gridCell: { fontSize: 6.5, lineHeight: 1.25, borderWidth: 0.5, borderColor: INK.line, padding: 2.5 },
  assumedBox: { borderWidth: 0.75, borderStyle: "dashed", borderColor: INK.subsidy, padding: 6 },
  /** Said of everything that is not the house's. */
  watermark: {
    fontSize: 6.5,
    lineHeight: 1.3,
    color: INK.subsidy,
    borderWidth: 0.75,
    borderStyle: "dashed",
    borderColor: INK.subsidy,
    paddingHorizontal: 4,
    paddingTop: 1,
    alignSelf: "flex-start",
  },
  tag: {
    fontSize: 6.5,
    lineHeight: 1.2,
    color: INK.ink2,
    borderWidth: 0.5,
    borderColor: INK.lineStrong,
    paddingHorizontal: 3,
    paddingTop: 1,
    marginRight: 2,
  },
} as const satisfies Record<string, Style>;
