import { afterEach, describe, expect, it, vi } from "vitest";
import { addressOf, parseReportOptions, reportResponse } from "@/app/report-file";
import { DrawingError, QueueFullError } from "@/lib/report/rendering/render-queue";
import { networkJob } from "../../support/report-jobs";
import { basicRecord } from "../scoring/record/builders";

const drawing = vi.hoisted(() => ({ outcome: new Uint8Array([1, 2, 3]) as Uint8Array | Error }));

/** The drawing itself has tests of its own; here it is whatever a test says. */
vi.mock("@/lib/report/rendering/start-worker", () => ({ startWorker: () => {} }));
vi.mock("@/lib/report/rendering/render", async (original) => ({
  ...(await original<typeof import("@/lib/report/rendering/render")>()),
  renderReport: () =>
    drawing.outcome instanceof Error ? Promise.reject(drawing.outcome) : Promise.resolve(drawing.outcome),
}));

const job = networkJob(basicRecord());
const ask = (headers: Record<string, string> = {}) =>
  reportResponse(new Request("http://reader.example/report.pdf", { headers }), job, "report.pdf");

afterEach(() => {
  drawing.outcome = new Uint8Array([1, 2, 3]);
  vi.restoreAllMocks();
});

describe("the answer of a report", () => {
  it("is a PDF with a name, and a tag by which an unchanged one is not sent again", async () => {
    const first = await ask();
    expect(first.status).toBe(200);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-length": "3",
      "content-disposition": 'inline; filename="report.pdf"',
    });
    const again = await ask({ "if-none-match": first.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
  });
  it("has another tag under other assumptions, another form, paper or address", async () => {
    const tagOf = async (other: typeof job) =>
      (await reportResponse(new Request("http://reader.example/"), other, "report.pdf")).headers.get("etag");
    const assumed = networkJob(basicRecord(), { assumed: { emissions: "50" } });
    const more = networkJob(basicRecord(), { assumed: { emissions: "51" } });
    const tags = [job, assumed, more, { ...job, form: "one-page" as const }, { ...job, pageSize: "LETTER" as const }];
    expect(new Set(await Promise.all([...tags, { ...job, pageUrl: "https://other.example/" }].map(tagOf))).size).toBe(
      6,
    );
    expect(await tagOf(structuredClone(job))).toBe(await tagOf(job));
  });
  it("is a problem with a time to come back where too many wait", async () => {
    drawing.outcome = new QueueFullError(60);
    const response = await ask();
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ status: 503, detail: expect.stringContaining("60 reports wait") });
  });
  it.each(["fault", "died", "hung"] as const)(
    "is a problem without innards where drawing failed (%s)",
    async (kind) => {
      const log = vi.spyOn(console, "error").mockImplementation(() => {});
      drawing.outcome = new DrawingError(kind, "TypeError: x\n    at draw (/app/lib/report/secret.tsx:1:1)");
      const response = await ask();
      expect(response.status).toBe(500);
      expect(await response.text()).not.toMatch(/secret|TypeError/);
      expect(log.mock.calls[0]?.[0]).toContain(`"kind":"${kind}"`);
    },
  );
  it("passes on what it does not know", async () => {
    drawing.outcome = new RangeError("not a matter of drawing");
    await expect(ask()).rejects.toThrow(RangeError);
  });
});

describe("the address of a report", () => {
  it("is read without ever failing", () => {
    expect(parseReportOptions({})).toEqual({ form: "full", pageSize: "A4" });
    expect(parseReportOptions({ form: "one-page", size: "Letter" })).toEqual({ form: "one-page", pageSize: "LETTER" });
    expect(parseReportOptions({ form: ["one-page", "full"], size: "A3" })).toEqual({
      form: "one-page",
      pageSize: "A4",
    });
  });
  it("names the page where this reader reached it, and nothing that is no host", () => {
    const from = (host: string) => addressOf(new Request("http://x/", { headers: { host } }), "/networks/helium");
    expect(from("reader.example:8080")).toBe("http://reader.example:8080/networks/helium");
    expect(from("[::1]:3000")).toBe("http://[::1]:3000/networks/helium");
    expect(from("evil.example/path?<script>")).toBe("http://127.0.0.1:3000/networks/helium");
  });
});
