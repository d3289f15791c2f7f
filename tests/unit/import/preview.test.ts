import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

const data = mkdtempSync(join(tmpdir(), "offtake-preview-"));
const id = (index: number): string => index.toString(16).padStart(32, "0");

vi.stubEnv("OFFTAKE_DATA_DIR", data);
const { previewUpload } = await import("@/lib/import/web/uploads");

const faults: unknown[] = [];
const note = (fault: unknown): void => void faults.push(fault);

beforeAll(async () => {
  await mkdir(join(data, "imports"), { recursive: true });
  for (const event of ["uncaughtException", "unhandledRejection"] as const) process.on(event, note);
});
afterAll(() => {
  for (const event of ["uncaughtException", "unhandledRejection"] as const) process.off(event, note);
  rmSync(data, { recursive: true });
});

describe("a preview", () => {
  // Around the sizes in which files are read: the reading is broken off at the first, in the middle, and after the last.
  it.each([1, 11, 500, 1310, 2000, 5000, 50_000])(
    "of a file of %d rows ends without a fault behind it",
    async (rows) => {
      writeFileSync(join(data, "imports", `${id(rows)}.csv`), `a,b\n${`${"x".repeat(47)},y\n`.repeat(rows)}`);
      const previews = await Promise.all(Array.from({ length: 20 }, () => previewUpload(id(rows))));
      for (const { header, rows: first } of previews) {
        expect(header).toEqual(["a", "b"]);
        expect(first).toHaveLength(Math.min(rows, 10));
      }
      await sleep(50);
      expect(faults).toEqual([]);
    },
  );

  it("of a file that was removed meanwhile says so", async () => {
    await expect(previewUpload(id(99))).rejects.toThrow("The file is not on this server any more. Send it again.");
  });

  it("of a file that stops being CSV, or text, further down says nothing of it and leaves no fault behind", async () => {
    const good = `a,b\n${"x,y\n".repeat(30_000)}`;
    for (const [index, bad] of [Buffer.from('"open'), Buffer.from([0xff, 0xfe, 0x80])].entries()) {
      writeFileSync(join(data, "imports", `${id(index + 7)}.csv`), Buffer.concat([Buffer.from(good), bad]));
      for (let turn = 0; turn < 20; turn += 1) expect((await previewUpload(id(index + 7))).rows).toHaveLength(10);
    }
    await sleep(50);
    expect(faults).toEqual([]);
  });
});
