import { setTimeout as sleep } from "node:timers/promises";

const MINUTE_MS = 60_000;

/** What one host allows: so many requests at once, so many in any minute, and none while it asked to be left alone. */
export interface HostGate {
  /** Runs `ask` as soon as the host allows another request. */
  pass<Result>(ask: () => Promise<Result>): Promise<Result>;
  /** No request before this much time has passed. */
  pause(ms: number): void;
}

export function createHostGate({ concurrency, perMinute }: { concurrency: number; perMinute: number }): HostGate {
  const waiting: (() => void)[] = [];
  /** Starts of the last minute, oldest first. */
  const starts: number[] = [];
  let running = 0;
  let pausedUntilMs = 0;

  const delayMs = (nowMs: number): number => {
    while (starts[0] !== undefined && starts[0] <= nowMs - MINUTE_MS) starts.shift();
    const full = starts.length >= perMinute && starts[0] !== undefined ? starts[0] + MINUTE_MS - nowMs : 0;
    return Math.max(full, pausedUntilMs - nowMs, 0);
  };

  const turn = async (): Promise<void> => {
    if (running >= concurrency) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    for (let ms = delayMs(performance.now()); ms > 0; ms = delayMs(performance.now())) await sleep(ms);
    starts.push(performance.now());
  };

  /** The place goes to the next in line, or is free. */
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };

  return {
    async pass(ask) {
      await turn();
      try {
        return await ask();
      } finally {
        leave();
      }
    },
    pause(ms) {
      pausedUntilMs = Math.max(pausedUntilMs, performance.now() + ms);
    },
  };
}
