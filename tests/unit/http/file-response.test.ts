import { describe, expect, it } from "vitest";
import { fileResponse, plainAnswer } from "@/lib/http/file-response";

describe("a file", () => {
  it("says what it is, how long it is in bytes, and that it is asked for anew", async () => {
    const reply = fileResponse("½", { type: "text/csv; charset=utf-8", name: "a.csv" });
    expect(Object.fromEntries(reply.headers)).toEqual({
      "content-type": "text/csv; charset=utf-8",
      "content-length": "2",
      "content-disposition": 'inline; filename="a.csv"',
      "cache-control": "no-cache",
    });
    expect(await reply.text()).toBe("½");
  });

  it("is saved at once where it is asked to be", () => {
    const reply = fileResponse(Uint8Array.of(1, 2), { type: "application/zip", name: "a.zip", isSaved: true });
    expect(reply.headers.get("content-disposition")).toBe('attachment; filename="a.zip"');
    expect(reply.headers.get("content-length")).toBe("2");
  });

  it("that is not there is a sentence with its status", async () => {
    const reply = plainAnswer(404, "No such table.");
    expect(reply.status).toBe(404);
    expect(await reply.text()).toBe("No such table.\n");
  });
});
