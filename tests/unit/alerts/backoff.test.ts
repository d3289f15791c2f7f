import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_ATTEMPTS, waitAfter } from "@/lib/alerts/backoff";

describe("waitAfter", () => {
  it("grows from seconds to a day, then ends", () => {
    const waits = Array.from({ length: MOST_ATTEMPTS }, (_, index) => waitAfter(index + 1, null, 0));
    expect(waits).toEqual([5_000, 30_000, 120_000, 600_000, 3_600_000, 21_600_000, 86_400_000, null]);
  });

  it("spreads by up to a half, and waits as long as it was asked to, up to a day", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: MOST_ATTEMPTS - 1 }),
        fc.option(fc.integer({ min: 0, max: 10 ** 12 })),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (attempts, asked, random) => {
          const least = waitAfter(attempts, null, 0) ?? 0;
          const wait = waitAfter(attempts, asked, random) ?? 0;
          expect(wait).toBeGreaterThanOrEqual(Math.max(least, Math.min(asked ?? 0, 86_400_000)));
          expect(wait).toBeLessThanOrEqual(Math.max(least * 1.5, Math.min(asked ?? 0, 86_400_000)));
        },
      ),
    );
  });
});
