import { PDFDocument } from "@cantoo/pdf-lib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attachFiles, PacketError, packetPdf, printedPages, readReceived } from "@/lib/packet";
import { PdfDocument } from "@/lib/packet/pdf/document";
import { VerdictFileError, verdictFileText, verifyVerdictFile } from "@/lib/scoring";
import { fileOf, fullRecord, HALVED } from "../scoring/verdict-file/files";
import { bytesOf, classicPdf, latin, onePage, packed, packedPdf, stream } from "./small-pdf";

const fault = (use: () => unknown): string => {
  try {
    use();
  } catch (error) {
    return error instanceof PacketError || error instanceof VerdictFileError ? error.message : `threw ${error}`;
  }
  return "was read";
};

test.each([
  ["the record's", fileOf(), fileOf(fullRecord(), { assumptions: HALVED })],
  ["another definition's", fileOf(fullRecord(), { definitionId: "other" }), fileOf()],
])("a reader's own verdict stands after %s, whatever the names of the attachments", async (_, page, own) => {
  const { bytes } = await packetPdf(onePage(), [page, own]);
  const received = readReceived(bytes);
  expect(received.map(({ name }) => name)).toEqual(["verdict-net.json", "verdict-net-assumptions.json"]);
  expect(received.map(({ file }) => file.fingerprint)).toEqual([page.fingerprint, own.fingerprint]);
});

describe("the digest of what pages draw", () => {
  const plain = printedPages(onePage());

  test("is the same however the page is stored", async () => {
    expect(plain.pages).toHaveLength(1);
    expect(printedPages(onePage({ stored: packed }))).toEqual(plain);
    expect(printedPages(packedPdf("BT (0.35) Tj ET"))).toEqual(plain);
    const document = await PDFDocument.load(onePage(), { updateMetadata: false });
    expect(printedPages(await document.save({ useObjectStreams: true }))).toEqual(plain);
  });

  test("changes with a number, a note over it, or the font it is drawn in", () => {
    expect(printedPages(onePage({ content: "BT (0.85) Tj ET" }))).not.toEqual(plain);
    expect(printedPages(onePage({ annotation: "<< /Subtype /FreeText /Contents (0.85) >>" }))).not.toEqual(plain);
    const font = latin(onePage()).replace("/Helvetica", "/Courier99");
    expect(printedPages(bytesOf(font))).not.toEqual(plain);
  });

  test("follows the table to the newest version of an object, as readers do", () => {
    const before = latin(onePage());
    const start = before.length;
    const changed = `4 0 obj\n${stream("BT (0.85) Tj ET")}\nendobj\n`;
    const previous = /startxref\n(\d+)/.exec(before)?.[1];
    const table = `xref\n4 1\n${String(start).padStart(10, "0")} 00000 n \ntrailer\n<< /Size 8 /Root 1 0 R /Prev ${previous} >>\nstartxref\n${start + changed.length}\n%%EOF\n`;
    const updated = printedPages(bytesOf(before + changed + table));
    expect(updated).toEqual(printedPages(onePage({ content: "BT (0.85) Tj ET" })));
    expect(updated).not.toEqual(plain);
  });

  test("survives references that go round", () => {
    const round = onePage({ annotation: "<< /A 3 0 R /B 5 0 R >>" });
    expect(printedPages(round).pages).toHaveLength(1);
    const loop = classicPdf(
      [
        [1, "<< /Type /Catalog /Pages 2 0 R >>"],
        [2, "<< /Type /Pages /Kids [2 0 R 3 0 R] >>"],
        [3, "<< /Type /Page /Contents 4 0 R /X 6 0 R >>"],
        [4, "<< /Length 4 0 R >>\nstream\nabc\nendstream"],
        [6, "<< /Y 6 0 R >>"],
      ],
      "<< /Root 1 0 R >>",
    );
    expect(fault(() => printedPages(loop))).not.toMatch(/threw/);
  });
});

describe("a PDF with a verdict file", () => {
  test("gives back what was attached, and the pages it was bound to", async () => {
    const { bytes, files } = await packetPdf(onePage(), [fileOf()]);
    const [received] = readReceived(bytes);
    expect(received?.name).toBe("verdict-net.json");
    expect(received?.file).toEqual(files[0]);
    expect(received?.printed).toEqual(printedPages(onePage()));
    expect(received && verifyVerdictFile(received.file, { printed: received.printed }).outcome).toBe("same");
  });

  test("is the same bytes twice", async () => {
    const [first, second] = await Promise.all([packetPdf(onePage(), [fileOf()]), packetPdf(onePage(), [fileOf()])]);
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });

  test("shows a changed number on its page", async () => {
    const { bytes } = await packetPdf(onePage(), [fileOf()]);
    const text = latin(bytes);
    expect(text).toContain("(0.35)");
    const [received] = readReceived(bytesOf(text.replace("(0.35)", "(0.85)")));
    const found = received && verifyVerdictFile(received.file, { printed: received.printed });
    expect(found).toMatchObject({ outcome: "different", differences: [{ group: "printed", place: "page 1" }] });
  });

  test("names outside Latin-1 come back", async () => {
    const bytes = await attachFiles(
      onePage(),
      [{ name: "verdict-ñ→.json", text: verdictFileText(fileOf()) }],
      "2026-01-01",
    );
    expect(readReceived(bytes)[0]?.name).toBe("verdict-ñ→.json");
  });
});

describe("files that cannot be read", () => {
  const good = onePage({ attachment: "{}" });

  test.each<[string, Uint8Array, RegExp]>([
    ["nothing", new Uint8Array(), /empty/],
    ["a picture", Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0]), /neither a PDF nor a JSON/],
    ["a PDF without a file", onePage(), /No verdict file is attached/],
    ["a PDF with another JSON file", good, /not a verdict file/],
    ["a PDF that is cut short", good.slice(0, good.length - 60), /damaged|cut short/],
    ["only the first line of one", bytesOf("%PDF-1.7\n"), /cut short/],
    ["a locked one", classicPdf([[1, "<< /Type /Catalog >>"]], "<< /Root 1 0 R /Encrypt 2 0 R >>"), /password/],
    [
      "a table that points elsewhere",
      bytesOf(latin(good).replace(/0000000\d{3} 00000 n/, "0000000003 00000 n")),
      /damaged/,
    ],
    [
      "an attachment that cannot be unpacked",
      classicPdf(
        [
          [1, "<< /Type /Catalog /Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >> >>"],
          [6, "<< /F (verdict.json) /EF << /F 7 0 R >> >>"],
          [7, stream("xyz", "/Filter /FlateDecode")],
        ],
        "<< /Root 1 0 R >>",
      ),
      /cannot be unpacked/,
    ],
  ])("%s", (_, bytes, words) => {
    expect(fault(() => readReceived(bytes))).toMatch(words);
  });

  test("any damage is told in a sentence", () => {
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), (at, byte) => {
        const damaged = good.slice();
        damaged[at] = byte;
        expect(fault(() => readReceived(damaged))).not.toMatch(/^threw/);
      }),
      { numRuns: process.env.OFFTAKE_TEST_LONG ? 5000 : 500, seed: 3 },
    );
  });

  test("a PDF that nests without end", () => {
    const deep = classicPdf([[1, `${"[".repeat(5000)}${"]".repeat(5000)}`]], "<< /Root 1 0 R >>");
    expect(fault(() => new PdfDocument(deep).catalog())).toMatch(/nests too deeply/);
  });
});
