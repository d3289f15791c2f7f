import { LRUCache } from "lru-cache";

/** A reply as it goes out, but for what depends on the client. */
export interface Reply {
  bytes: Uint8Array<ArrayBuffer>;
  headers: Readonly<Record<string, string>>;
}

/** Replies kept together may take this much; query strings are without bound. */
const MOST_BYTES = 32_000_000;

export interface ReplyMemo {
  get: (key: string) => Reply | undefined;
  /** What `make` gives, once for all who ask for it at the same time, and kept. A failure is not kept. */
  getOrMake: (key: string, make: () => Promise<Reply>) => Promise<Reply>;
}

/**
 * Finished replies by address and revision. Apart from the memo of the loaders: a thousand addresses asked for once
 * would push the assessments out of it.
 */
export function createReplyMemo(mostBytes = MOST_BYTES): ReplyMemo {
  const kept = new LRUCache<string, Reply>({
    maxSize: mostBytes,
    sizeCalculation: ({ bytes }, key) => bytes.length + key.length + 1,
  });
  const underWay = new Map<string, Promise<Reply>>();
  return {
    get: (key) => kept.get(key),
    getOrMake: async (key, make) => {
      const before = kept.get(key) ?? underWay.get(key);
      if (before !== undefined) return before;
      const making = make();
      underWay.set(key, making);
      try {
        const reply = await making;
        kept.set(key, reply);
        return reply;
      } finally {
        underWay.delete(key);
      }
    },
  };
}
