import { zlibSync } from "fflate";

export const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0) & 255);
export const latin = (bytes: Uint8Array): string => [...bytes].map((byte) => String.fromCharCode(byte)).join("");

/** Objects by number as a PDF with a table of positions. */
export const classicPdf = (objects: readonly [number, string][], trailer: string): Uint8Array => {
  let text = "%PDF-1.7\n";
  const places = objects.map(([number, body]) => {
    const offset = text.length;
    text += `${number} 0 obj\n${body}\nendobj\n`;
    return `${number} 1\n${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const start = text.length;
  return bytesOf(
    `${text}xref\n0 1\n0000000000 65535 f \n${places.join("")}trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`,
  );
};

export const stream = (content: string, extra = ""): string =>
  `<< /Length ${content.length} ${extra} >>\nstream\n${content}\nendstream`;

export const packed = (content: string, extra = ""): string =>
  stream(latin(zlibSync(bytesOf(content))), `/Filter /FlateDecode ${extra}`);

interface Parts {
  /** What the page draws. */
  content?: string;
  /** Object 4 as it is stored. */
  stored?: (content: string) => string;
  annotation?: string;
  attachment?: string;
}

/** One page, one font, and a file attached where one is given. */
export const onePage = ({
  content = "BT (0.35) Tj ET",
  stored = stream,
  annotation,
  attachment,
}: Parts = {}): Uint8Array => {
  const names = attachment === undefined ? "" : "/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>";
  const annots = annotation === undefined ? "" : `/Annots [${annotation}]`;
  const attached: [number, string][] =
    attachment === undefined
      ? []
      : [
          [6, "<< /Type /Filespec /F (verdict-a.json) /EF << /F 7 0 R >> >>"],
          [7, packed(attachment)],
        ];
  return classicPdf(
    [
      [1, `<< /Type /Catalog /Pages 2 0 R ${names} >>`],
      [2, "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 100 100] /Resources << /Font << /F1 5 0 R >> >> >>"],
      [3, `<< /Type /Page /Parent 2 0 R /Contents 4 0 R ${annots} >>`],
      [4, stored(content)],
      [5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"],
      ...attached,
    ],
    "<< /Size 8 /Root 1 0 R >>",
  );
};

/** The same page with its objects in a stream of objects and its table in a stream, rows predicted as PNG does. */
export const packedPdf = (content: string): Uint8Array => {
  const inner: [number, string][] = [
    [1, "<< /Type /Catalog /Pages 2 0 R >>"],
    [2, "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 100 100] /Resources << /Font << /F1 5 0 R >> >> >>"],
    [3, "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>"],
    [5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"],
  ];
  let offset = 0;
  const header = inner.map(([number, body]) => {
    const entry = `${number} ${offset}`;
    offset += body.length + 1;
    return entry;
  });
  const head = `${header.join(" ")} `;
  const container = packed(
    `${head}${inner.map(([, body]) => body).join("\n")}`,
    `/Type /ObjStm /N ${inner.length} /First ${head.length}`,
  );
  let text = "%PDF-1.5\n";
  const at = new Map<number, number>();
  for (const [number, body] of [
    [4, packed(content)],
    [8, container],
  ] as const) {
    at.set(number, text.length);
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const start = text.length;
  const row = (number: number): number[] => {
    const index = inner.findIndex(([inside]) => inside === number);
    const place = number === 9 ? start : (at.get(number) ?? 0);
    if (index >= 0) return [2, 0, 8, index];
    return [1, place >> 8, place & 255, 0];
  };
  let before = [0, 0, 0, 0];
  const predicted = [1, 2, 3, 4, 5, 8, 9].flatMap((number) => {
    const now = row(number);
    const up = now.map((byte, index) => (byte - (before[index] ?? 0) + 256) % 256);
    before = now;
    return [2, ...up];
  });
  const table = packed(
    predicted.map((byte) => String.fromCharCode(byte)).join(""),
    "/Type /XRef /Size 10 /W [1 2 1] /Index [1 5 8 2] /Root 1 0 R /DecodeParms << /Predictor 12 /Columns 4 >>",
  );
  return bytesOf(`${text}9 0 obj\n${table}\nendobj\nstartxref\n${start}\n%%EOF\n`);
};
