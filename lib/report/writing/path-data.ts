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
    if (/[a-z]/i.test(token)) {
      letter = token;
      at += 1;
    } else if (letter === "z" || letter === "Z") throw new Error(`a drawing cannot read the path ${data}`);
    const kind = letter.toLowerCase();
    const count = COUNTS[kind];
    const values = count === undefined ? [] : tokens.slice(at, at + count).map(Number);
    if (count === undefined || values.length < count || values.some(Number.isNaN))
      throw new Error(`a drawing cannot read the path ${data}`);
    at += count;
    const [originX, originY] = letter === kind ? [x, y] : [0, 0];
    if (kind === "z") {
      content += "h\n";
      [x, y] = [startX, startY];
      continue;
    }
    if (kind === "h") x = originX + (values[0] ?? 0);
    else if (kind === "v") y = originY + (values[0] ?? 0);
    else {
      const points = values.map((value, index) => value + (index % 2 === 0 ? originX : originY));
      [x, y] = [points.at(-2) ?? x, points.at(-1) ?? y];
      if (kind === "c") content += `${points.slice(0, 4).map(lengthText).join(" ")} `;
    }
    content += `${lengthText(x)} ${lengthText(y)} ${kind === "m" ? "m" : kind === "c" ? "c" : "l"}\n`;
    if (kind === "m") {
      [startX, startY] = [x, y];
      // Further points after a move are lines.
      letter = letter === "m" ? "l" : "L";
    }
  }
  return content;
}
