import type { Adapter } from "./adapter";
import { coingecko } from "./adapters/coingecko";

/** Every live source. `docs/adapters.md` says how to add one. */
export const ADAPTERS: readonly Adapter[] = [coingecko];
