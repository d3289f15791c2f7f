import { readSourceKey } from "@/lib/env";
import type { Adapter } from "./adapter";
import { akashConsole } from "./adapters/akash-console";
import { akashLcd } from "./adapters/akash-lcd";
import { coingecko } from "./adapters/coingecko";
import { defillama } from "./adapters/defillama";
import { filecoinDataPortal } from "./adapters/filecoin-data-portal";
import { filecoinRpc } from "./adapters/filecoin-rpc";
import { furtherAdapters } from "./adapters/further";

/** Every live source. `docs/adapters.md` says how to add one. */
export const ADAPTERS: readonly Adapter[] = [
  coingecko,
  defillama,
  akashConsole,
  akashLcd,
  filecoinRpc,
  filecoinDataPortal,
  // Which queries of Dune count what is a setting: owners change and delete them.
  ...furtherAdapters(readSourceKey("DUNE_QUERIES")),
];
