import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clientOf, SOCKET_HEADER } from "@/lib/http/client-address";
import { createRateLimiter, rateLimitHeaders } from "@/lib/http/rate-limit";

describe("createRateLimiter", () => {
  it("answers as many as it says, then none, then one for every share of the minute", () => {
    let now = 0;
    const limiter = createRateLimiter(60, () => now);
    const first = Array.from({ length: 61 }, () => limiter.take("a"));
    expect(first.map(({ isAllowed }) => isAllowed)).toEqual([...Array<boolean>(60).fill(true), false]);
    expect(first[0]).toMatchObject({ limit: 60, remaining: 59, resetSeconds: 1, retrySeconds: 0 });
    expect(first[60]).toMatchObject({ remaining: 0, resetSeconds: 60, retrySeconds: 1 });
    now = 999;
    expect(limiter.take("a").isAllowed).toBe(false);
    now = 1000;
    expect(limiter.take("a").isAllowed).toBe(true);
    expect(limiter.take("a").isAllowed).toBe(false);
  });

  it("counts every client by itself", () => {
    const limiter = createRateLimiter(1, () => 0);
    expect([limiter.take("a"), limiter.take("b"), limiter.take("a")].map(({ isAllowed }) => isAllowed)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("forgets who was not seen for longest, so that clients without end take no memory without end", () => {
    const limiter = createRateLimiter(1, () => 0, 2);
    for (const client of ["a", "b", "c"]) limiter.take(client);
    expect(limiter.take("c").isAllowed).toBe(false);
    expect(limiter.take("a").isAllowed).toBe(true);
  });

  it("never answers more than a bucket and what flowed in since", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 200 }), (pauses) => {
        let now = 0;
        const limiter = createRateLimiter(30, () => now);
        let answered = 0;
        for (const pause of pauses) {
          now += pause;
          if (limiter.take("a").isAllowed) answered += 1;
        }
        expect(answered).toBeLessThanOrEqual(30 + (now * 30) / 60_000 + 1e-6);
      }),
    );
  });

  it("says where the bucket stands, and when to come back only where it is empty", () => {
    const limiter = createRateLimiter(2, () => 0);
    expect(rateLimitHeaders(limiter.take("a"))).toEqual({
      "ratelimit-limit": "2",
      "ratelimit-remaining": "1",
      "ratelimit-reset": "30",
      "ratelimit-policy": "2;w=60",
    });
    limiter.take("a");
    expect(rateLimitHeaders(limiter.take("a"))).toMatchObject({ "ratelimit-remaining": "0", "retry-after": "30" });
  });
});

describe("clientOf", () => {
  const headers = (values: Record<string, string>) => new Headers({ [SOCKET_HEADER]: "10.0.0.1", ...values });

  it("believes the socket, and no header that nobody trusts", () => {
    expect(clientOf(headers({ "x-forwarded-for": "6.6.6.6" }), null)).toBe("10.0.0.1");
  });

  it("believes of a trusted header what the proxy itself wrote: the last entry", () => {
    expect(clientOf(headers({ "x-forwarded-for": "6.6.6.6, 9.9.9.9" }), "x-forwarded-for")).toBe("9.9.9.9");
    expect(clientOf(headers({}), "x-forwarded-for")).toBe("10.0.0.1");
  });

  it("takes a /64 of IPv6 for one client, however it is written", () => {
    const key = (address: string) => clientOf(new Headers({ [SOCKET_HEADER]: address }), null);
    expect(key("2001:DB8:0:1::1")).toBe(key("2001:db8:0000:0001:ffff:1:2:3"));
    expect(key("2001:db8:0:1::1")).not.toBe(key("2001:db8:0:2::1"));
    expect(key("::1")).toBe("0:0:0:0::/64");
    expect(key("::ffff:10.0.0.1")).toBe("10.0.0.1");
    expect(clientOf(new Headers(), null)).toBe("unknown");
  });
});
