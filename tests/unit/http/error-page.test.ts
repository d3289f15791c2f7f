import { describe, expect, it } from "vitest";
import { errorPage } from "@/lib/http/error-page";

describe("errorPage", () => {
  it("names what is known and the reference in the log", () => {
    const page = errorPage({ status: 503, reason: "The database does not answer", digest: "2046467664" });
    expect(page).toContain("Error 503");
    expect(page).toContain("The database does not answer. The facts");
    expect(page).toContain("give the reference below");
    expect(page).toContain("<code>2046467664</code>");
  });

  it("promises no reference that it does not have", () => {
    const page = errorPage({ status: 500, reason: null, digest: null });
    expect(page).toContain("The fault is on the server. The facts");
    expect(page).not.toMatch(/reference/i);
  });

  it("keeps a digest from becoming markup, and needs neither script nor inline style", () => {
    const page = errorPage({ status: 500, reason: null, digest: "<script>'\"&" });
    expect(page).toContain("&#60;script&#62;&#39;&#34;&#38;");
    expect(page).not.toMatch(/<script|<style|style=/);
  });
});
