import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { KEYS, placeOf } from "@/lib/views/keyboard";
import { SITE_PAGES } from "@/lib/views/search";

describe("the keys", () => {
  it("are those of docs/keyboard.md", () => {
    const docs = readFileSync(new URL("../../../docs/keyboard.md", import.meta.url), "utf8");
    const rows = [...docs.matchAll(/^\| (.+?) \| (.+?) \|$/gm)].map(([, keys, does]) => [keys, does]);
    expect(rows.slice(1)).toEqual(KEYS.map(({ keys, does }) => [keys.join(" then "), does]));
  });

  it("each mean one thing", () => {
    const pressed = KEYS.map(({ keys }) => keys.join(" "));
    expect(new Set(pressed).size).toBe(pressed.length);
  });

  it("lead to pages that there are", () => {
    const pages = SITE_PAGES.map(({ href }) => href);
    for (const { href } of KEYS) if (href !== undefined) expect(pages).toContain(href);
    for (const page of SITE_PAGES.filter(({ isInRail }) => isInRail))
      expect(KEYS.map(({ href }) => href)).toContain(page.href);
    expect(placeOf("s")).toBe("/");
    expect(placeOf("ö")).toBeNull();
  });
});
