import { describe, expect, it, vi } from "vitest";
import { createRevisionMemo } from "@/lib/data";
import { AppError } from "@/lib/errors";

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

describe("while the database does not answer", () => {
  const gone = () => new AppError("database_unavailable", "The database server does not answer.");

  /** A memo whose database can be taken away; `states` are what it told of itself. */
  function setUpWithFaults(patienceMs?: number) {
    const state = { revision: 1, nowMs: 0, fault: null as Error | null, hangs: false };
    const states: { revision: number; since: Date | null; reason: string | null }[] = [];
    const answer = async <Value>(value: () => Value): Promise<Value> => {
      if (state.hangs) await new Promise(() => {});
      if (state.fault !== null) throw state.fault;
      return value();
    };
    const memo = createRevisionMemo(
      () => answer(() => state.revision),
      () => state.nowMs,
      (revision, staleness) =>
        void states.push({ revision, since: staleness?.since ?? null, reason: staleness?.reason ?? null }),
      patienceMs,
    );
    return { state, states, memo, load: vi.fn(() => answer(() => `facts of ${state.revision}`)) };
  }

  it("gives what was read last, says since when and why, and recovers by itself", async () => {
    const { state, states, memo, load } = setUpWithFaults();
    await memo.factsAtRevision("a", load);
    state.fault = gone();
    state.nowMs = 5000;
    expect(await memo.factsAtRevision("a", load)).toBe("facts of 1");
    expect(await memo.currentRevision()).toBe(1);
    expect(states.at(-1)).toEqual({
      revision: 1,
      since: expect.any(Date),
      reason: "The database server does not answer.",
    });
    const { since } = states.at(-1) ?? {};
    state.nowMs = 9000;
    await memo.currentRevision();
    expect(states.at(-1)?.since).toBe(since);

    Object.assign(state, { fault: null, revision: 2, nowMs: 11_000 });
    expect(await memo.factsAtRevision("a", load)).toBe("facts of 2");
    expect(states.at(-1)).toEqual({ revision: 2, since: null, reason: null });
  });

  it("computes from what was read, and cannot give what never was", async () => {
    const { state, memo, load } = setUpWithFaults();
    await memo.factsAtRevision("a", load);
    state.fault = gone();
    state.nowMs = 5000;
    const page = memo.atRevision("page", async () => `page over ${await memo.factsAtRevision("a", load)}`);
    expect(await page).toBe("page over facts of 1");
    await expect(memo.factsAtRevision("b", load)).rejects.toThrow("does not answer");
  });

  it("that goes between telling a new revision and giving its facts, keeps those of the old one", async () => {
    const { state, states, memo, load } = setUpWithFaults();
    await memo.factsAtRevision("a", load);
    Object.assign(state, { revision: 2, nowMs: 2000 });
    await memo.currentRevision();
    state.fault = gone();
    expect(await memo.factsAtRevision("a", load)).toBe("facts of 1");
    expect(states.at(-1)?.since).toEqual(expect.any(Date));
    Object.assign(state, { fault: null, nowMs: 4000 });
    expect(await memo.factsAtRevision("a", load)).toBe("facts of 2");
  });

  it("from the start, says so: there is nothing to show", async () => {
    const { state, states, memo } = setUpWithFaults();
    state.fault = gone();
    await expect(memo.currentRevision()).rejects.toThrow("does not answer");
    expect(states).toEqual([]);
  });

  it("hides no other fault", async () => {
    const { state, memo, load } = setUpWithFaults();
    await memo.factsAtRevision("a", load);
    state.fault = new AppError("facts_invalid", "A stored fact does not fit its schema.");
    state.nowMs = 5000;
    await expect(memo.currentRevision()).rejects.toThrow("does not fit");
  });

  it("because it hangs, keeps nobody waiting who can be shown something, and is asked once at a time", async () => {
    const { state, memo, load } = setUpWithFaults(20);
    await memo.factsAtRevision("a", load);
    state.hangs = true;
    state.nowMs = 5000;
    expect(await memo.factsAtRevision("a", load)).toBe("facts of 1");
    state.nowMs = 50_000;
    expect(await memo.currentRevision()).toBe(1);
  });

  it("keeps every fact, however many views were asked for", async () => {
    const { state, memo, load } = setUpWithFaults();
    await memo.factsAtRevision("a", load);
    for (let key = 0; key < 1000; key++) await memo.atRevision(`${key}`, async () => key);
    state.fault = gone();
    state.nowMs = 5000;
    expect(await memo.factsAtRevision("a", load)).toBe("facts of 1");
  });
});
