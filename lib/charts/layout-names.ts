import type { layoutQuarters } from "./layout-axis";
import { wrapText } from "./layout-labels";
import type { TextMark } from "./layout-types";
import { round2 } from "./patterns";
import { textWidth } from "./text-width";
import type { NameSpec } from "./types";

const MAX_NAME_LINES = 3;

/** Names under their places, broken into lines; short ones where the long do not fit. */
export function layoutNames(
  names: readonly NameSpec[],
  left: number,
  bandWidth: number,
  bottom: number,
  fontPx: number,
): ReturnType<typeof layoutQuarters> {
  const room = bandWidth - 10;
  const broken = (pick: (name: NameSpec) => string) => names.map((name) => wrapText(pick(name), fontPx, room));
  const fits = (lines: string[][]) =>
    lines.every((of) => of.length <= MAX_NAME_LINES && of.every((line) => textWidth(line, fontPx) <= room));
  const long = broken(({ long: text }) => text);
  const lines = fits(long) ? long : broken(({ short }) => short);
  const rows = Math.max(1, ...lines.map((of) => of.length));
  const quarterLabels = lines.flatMap((of, index) =>
    of.map(
      (text, row): TextMark => ({
        x: round2(left + (index + 0.5) * bandWidth),
        y: round2(bottom + fontPx * (1.25 + row * 1.2)),
        text,
        anchor: "middle",
      }),
    ),
  );
  return { quarterLabels, yearLabels: [], yearTicks: [], height: fontPx * (0.7 + rows * 1.2) };
}
