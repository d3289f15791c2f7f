import { describe, expect, it } from "vitest";
import { asOfView } from "@/lib/views";

const NEWEST = "2026-11-20";

describe("the day a page speaks for", () => {
  it("is the newest, without a word, unless another is asked for", () => {
    expect(asOfView(null, NEWEST, "2026-11-21", false)).toEqual({
      day: NEWEST,
      newest: NEWEST,
      isPast: false,
      banner: null,
      staleness: null,
      assumed: null,
    });
    expect(asOfView(NEWEST, NEWEST, "2026-11-21", false)).toMatchObject({ isPast: false, banner: null });
  });
  it("says that a past day is past", () => {
    const view = asOfView("2026-03-31", NEWEST, "2026-11-21", false);
    expect(view).toMatchObject({ day: "2026-03-31", newest: NEWEST, isPast: true });
    expect(view.banner).toContain("as known on 2026-03-31");
  });
  it("says that nothing is known of a day to come", () => {
    const view = asOfView("2027-01-01", NEWEST, "2026-11-21", false);
    expect(view.isPast).toBe(false);
    expect(view.banner).toContain(`Nothing was recorded after ${NEWEST}`);
  });
  it("says how old the facts are once that is more than thirty days, and not on a past day", () => {
    // 2026-11-20 and thirty days: 2026-12-20.
    expect(asOfView(null, NEWEST, "2026-12-20", false).staleness).toBeNull();
    expect(asOfView(null, NEWEST, "2026-12-21", false).staleness).toContain(`as of ${NEWEST}, 31 days ago`);
    expect(asOfView("2026-03-31", NEWEST, "2026-12-21", false).staleness).toBeNull();
  });
  it("says that a day of publication was assumed where one was", () => {
    expect(asOfView(null, NEWEST, NEWEST, true).assumed).toMatch(/assumed day of publication/);
  });
});
