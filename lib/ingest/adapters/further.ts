import type { Adapter } from "../adapter";
import { arweave } from "./arweave";
import { chutes } from "./chutes";
import { depinNinja } from "./depin-ninja";
import { depinscan } from "./depinscan";
import { dimo } from "./dimo";
import { createDune, duneFault, parseDuneQueries } from "./dune";
import { helium } from "./helium";
import { iotex } from "./iotex";
import { spacescope } from "./spacescope";
import { taostats } from "./taostats";
import { weatherxm } from "./weatherxm";
import { web3index } from "./web3index";

/**
 * Adapters of single networks and of sources that need a key.
 * @param duneQueries the setting DUNE_QUERIES; null = not set
 */
export function furtherAdapters(duneQueries: string | null): readonly Adapter[] {
  // A page that lists the sources must not fall over a setting; the command says what is wrong with it.
  const columns = duneFault(duneQueries) === null ? parseDuneQueries(duneQueries) : [];
  return [
    helium,
    arweave,
    dimo,
    weatherxm,
    iotex,
    depinscan,
    web3index,
    chutes,
    spacescope,
    // Without a query there is nothing to ask, with or without a key.
    ...(columns.length > 0 ? [createDune(columns)] : []),
    taostats,
    depinNinja,
  ];
}
