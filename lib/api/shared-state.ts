import { getEnv } from "@/lib/env";
import { createRateLimiter, type RateLimiter } from "@/lib/http/rate-limit";
import { createReplyMemo, type ReplyMemo } from "./reply-memo";

interface ApiState {
  /** null = no limit. */
  limiter: RateLimiter | null;
  memo: ReplyMemo;
}

const KEY = Symbol.for("offtake.api");

/** One for the process: every route has a module of its own in the build, and an allowance that each of them counts anew would be none. */
export function apiState(): ApiState {
  const holder = globalThis as { [KEY]?: ApiState };
  const { apiRequestsPerMinute } = getEnv();
  holder[KEY] ??= {
    limiter: apiRequestsPerMinute === 0 ? null : createRateLimiter(apiRequestsPerMinute, () => performance.now()),
    memo: createReplyMemo(),
  };
  return holder[KEY];
}
