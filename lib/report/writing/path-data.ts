import { lengthText } from "./numbers";

const TOKENS = /[a-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;
/** Numbers that follow each letter. */
const COUNTS: Record<string, number> = { m: 2, l: 2, h: 1, v: 1, c: 6, z: 0 };

/** Path data of SVG as content: lines and curves, absolute (`M`) or from the point before (`m`). @throws for arcs and the like, which no chart draws */
export function pathContent(data: string): string {
  const tokens = data.match(TOKENS) ?? [];
  let content = "";
  let letter = "";
  let [x, y] = [0, 0];
  let [startX, startY] = [0, 0];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] ?? "";
    const isLetter = token.toLowerCase() !== token.toUpperCase() && token.length === 1;
    if (isLetter) {
      letter = token;
      at += 1;
    }
    const kind = letter.toLowerCase();
    const count = COUNTS[kind];
    // Numbers that no letter asks for, or too few.
    if (count === undefined || at + count > tokens.length || (count === 0 && !isLetter)) throw unreadable(data);
    const isRelative = letter === kind;
    const [originX, originY] = isRelative ? [x, y] : [0, 0];
    for (let index = 0; index < count; index += 1) {
      const value = Number(tokens[at + index]);
      if (Number.isNaN(value)) throw unreadable(data);
      if (kind === "v" || (kind !== "h" && index % 2 === 1)) y = originY + value;
      else x = originX + value;
      // The points that a curve is pulled to come before the one where it ends.
      if (kind === "c" && index % 2 === 1 && index < 4) content += `${lengthText(x)} ${lengthText(y)} `;
    }
    at += count;
    if (kind === "z") {
      content += "h\n";
      [x, y] = [startX, startY];
      continue;
    }
    content += `${lengthText(x)} ${lengthText(y)} ${kind === "m" || kind === "c" ? kind : "l"}\n`;
    if (kind === "m") {
      [startX, startY] = [x, y];
      // Further points after a move are lines.
      letter = isRelative ? "l" : "L";
    }
  }
  return content;
}

const unreadable = (data: string) => new Error(`a drawing cannot read the path ${data}`);
