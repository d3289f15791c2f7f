import { describe, expect, it, vi } from "vitest";
import { createRevisionMemo } from "@/lib/data";

/** A memo over a revision and a clock that the test moves. */
function setUp() {
  const state = { revision: 1, nowMs: 0 };
  const read = vi.fn(async () => state.revision);
  return { state, read, memo: createRevisionMemo(read, () => state.nowMs) };
}

describe("atRevision", () => {
  it("loads once per key while the revision stands", async () => {
    const { memo } = setUp();
    const load = vi.fn(async () => "facts");
    expect(await memo.atRevision("a", load)).toBe("facts");
    expect(await memo.atRevision("a", load)).toBe("facts");
    expect(load).toHaveBeenCalledTimes(1);
    expect(await memo.atRevision("b", async () => "others")).toBe("others");
  });

  it("shares one load among those who ask at the same time", async () => {
    const { memo, read } = setUp();
    const load = vi.fn(async () => ({}));
    const [first, second] = await Promise.all([memo.atRevision("a", load), memo.atRevision("a", load)]);
    expect(first).toBe(second);
    expect(load).toHaveBeenCalledTimes(1);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it("reads the revision at most once a second", async () => {
    const { memo, read, state } = setUp();
    for (state.nowMs = 0; state.nowMs < 1000; state.nowMs += 100) await memo.currentRevision();
    expect(read).toHaveBeenCalledTimes(1);
    state.nowMs = 1000;
    await memo.currentRevision();
    expect(read).toHaveBeenCalledTimes(2);
  });

  it("shows what was published elsewhere once a second has passed", async () => {
    const { memo, state } = setUp();
    const load = async () => state.revision;
    expect(await memo.atRevision("a", load)).toBe(1);
    state.revision = 2;
    state.nowMs = 999;
    expect(await memo.atRevision("a", load)).toBe(1);
    state.nowMs = 1000;
    expect(await memo.atRevision("a", load)).toBe(2);
  });

  it("drops a load that failed", async () => {
    const { memo } = setUp();
    const load = vi.fn(async () => "facts").mockRejectedValueOnce(new Error("gone"));
    await expect(memo.atRevision("a", load)).rejects.toThrow("gone");
    expect(await memo.atRevision("a", load)).toBe("facts");
  });

  it("drops a reading of the revision that failed, and asks again at once", async () => {
    const { memo, read } = setUp();
    read.mockRejectedValueOnce(new Error("gone"));
    await expect(memo.atRevision("a", async () => 1)).rejects.toThrow("gone");
    expect(await memo.atRevision("a", async () => 1)).toBe(1);
  });

  it("keeps 400 results and forgets the one that was used longest ago", async () => {
    const { memo } = setUp();
    const load = vi.fn(async () => "facts");
    for (let key = 0; key < 401; key++) await memo.atRevision(`${key}`, load);
    await memo.atRevision("400", load);
    expect(load).toHaveBeenCalledTimes(401);
    await memo.atRevision("0", load);
    expect(load).toHaveBeenCalledTimes(402);
  });
});
