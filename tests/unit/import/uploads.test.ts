import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

const data = mkdtempSync(join(tmpdir(), "offtake-uploads-"));
vi.stubEnv("OFFTAKE_DATA_DIR", data);
vi.stubEnv("OFFTAKE_IMPORT_MAX_MB", "1");
const { receiveBody, receiveForm, TooLargeError, uploadPath } = await import("@/lib/import/web/uploads");
const { FileError } = await import("@/lib/import/file-error");

const faults: unknown[] = [];
const note = (fault: unknown): void => void faults.push(fault);
const EVENTS = ["uncaughtException", "unhandledRejection"] as const;
beforeAll(() => {
  for (const event of EVENTS) process.on(event, note);
});
afterAll(() => {
  for (const event of EVENTS) process.off(event, note);
  rmSync(data, { recursive: true, force: true });
});

/** How the body of a request ends before it is whole: the connection is gone, or it just stops. */
type End = "error" | "close";

/** A request whose body comes in pieces of a kilobyte and ends early. */
function requestOf(type: string, text: string, end: End): Request {
  const bytes = Buffer.from(text);
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at < bytes.length) {
        controller.enqueue(bytes.subarray(at, at + 1024));
        at += 1024;
      } else if (end === "close") controller.close();
      else controller.error(Object.assign(new Error("aborted"), { code: "ECONNRESET" }));
    },
  });
  const init: RequestInit & { duplex: "half" } = {
    ...{ method: "POST", headers: { "content-type": type }, body, duplex: "half" },
  };
  return new Request("http://offtake.example/", init);
}

const FORM = "multipart/form-data; boundary=cut";
const head = `--cut\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n`;
const kept = (): string[] => readdirSync(join(data, "imports"));

describe("a file that is sent", () => {
  it("arrives whole, by form and as a body", async () => {
    const csv = "a,b\n1,2\n";
    const byForm = await receiveForm(requestOf(FORM, `${head}${csv}\r\n--cut--\r\n`, "close"), "Tester");
    const asBody = await receiveBody(requestOf("text/csv", csv, "close"), "dir/b.csv", "Tester");
    expect([byForm, asBody]).toMatchObject([
      { label: "a.csv", bytes: csv.length },
      { label: "b.csv", bytes: csv.length },
    ]);
    for (const { id } of [byForm, asBody]) {
      expect(readFileSync(uploadPath(id), "utf8")).toBe(csv);
      for (const suffix of ["csv", "json"]) rmSync(uploadPath(id).replace(/csv$/, suffix));
    }
  });

  // Before the file, within its first piece, and after many.
  it.each([10, head.length + 5, 5000, 300_000])(
    "and breaks off after %d characters is refused and leaves nothing",
    async (length) => {
      const form = (head + "x,y\n".repeat(length)).slice(0, length);
      for (const end of ["error", "close"] as const)
        await expect(receiveForm(requestOf(FORM, form, end), "Tester"), end).rejects.toThrow(FileError);
      const body = receiveBody(requestOf("text/csv", "x,y\n".repeat(length / 4), "error"), "c.csv", "Tester");
      await expect(body).rejects.toThrow("The file did not arrive whole. Send it again.");
      await sleep(20);
      expect(kept()).toEqual([]);
      expect(faults).toEqual([]);
    },
  );

  it("and is too large is refused as that, and leaves nothing", async () => {
    const text = "x,y\n".repeat(300_000);
    await expect(receiveForm(requestOf(FORM, head + text, "close"), "Tester")).rejects.toThrow(TooLargeError);
    await expect(receiveBody(requestOf("text/csv", text, "close"), "d.csv", "Tester")).rejects.toThrow(TooLargeError);
    await sleep(20);
    expect(kept()).toEqual([]);
    expect(faults).toEqual([]);
  });
});
