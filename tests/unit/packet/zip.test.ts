import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { packetZip, zipPacket } from "@/lib/packet";
import { parseVerdictFile } from "@/lib/scoring";
import { fileOf, fullRecord, HALVED } from "../scoring/verdict-file/files";

const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

describe("the archive", () => {
  const file = fileOf();
  const assumed = fileOf(fullRecord(), { assumptions: HALVED });
  const pdf = { name: "report.pdf", bytes: Uint8Array.from([37, 80, 68, 70]), files: [file, assumed] };
  const zip = packetZip({ pdf, data: [{ name: "data.csv", content: "a,b\r\n" }] });
  const entries = unzipSync(zip);

  test("holds report, data, verdict file and how to check them, named by the fingerprint", () => {
    expect(Object.keys(entries)).toEqual([
      "report.pdf",
      "data.csv",
      `offtake-net-${file.fingerprint}.json`,
      `offtake-net-${assumed.fingerprint}-assumptions.json`,
      "README.txt",
    ]);
    expect(parseVerdictFile(textOf(entries[`offtake-net-${file.fingerprint}.json`]))).toEqual(file);
    const readme = textOf(entries["README.txt"]);
    for (const words of [
      file.fingerprint,
      assumed.fingerprint,
      "npm run verify -- report.pdf",
      "/verify",
      "not investment advice",
      "not the verdict of the house",
    ])
      expect(readme).toContain(words);
  });

  test("is the same bytes twice, and carries the as-of day as its date", () => {
    const again = packetZip({ pdf, data: [{ name: "data.csv", content: "a,b\r\n" }] });
    expect(Buffer.compare(zip, again)).toBe(0);
    // Date of the first entry, as DOS wrote them: years since 1980, month, day.
    const [low = 0, high = 0] = zip.subarray(12, 14);
    const date = low + high * 256;
    expect([(date >> 9) + 1980, (date >> 5) & 15, date & 31]).toEqual([2026, 2, 1]);
  });

  test("a day before archives could hold one", () => {
    expect(() => zipPacket([{ name: "a", content: "b" }], "1970-01-01")).not.toThrow();
  });
});
