/** A token as market data sites list it, and the series of the record that their figures are readings of. */
export interface Coin {
  networkSlug: string;
  token: string;
  /** Id at CoinGecko; DefiLlama takes it too. */
  geckoId: string;
  priceKey: string;
  /** A key of its own (`….live.…`) where the record counts another supply or value than listing sites do. */
  supplyKey: string;
  marketCapKey: string;
}

const coin = (networkSlug: string, token: string, geckoId: string, keys: Partial<Coin> = {}): Coin => ({
  networkSlug,
  token,
  geckoId,
  priceKey: `${networkSlug}.price.${token.toLowerCase()}`,
  supplyKey: `${networkSlug}.circulating-supply`,
  marketCapKey: `${networkSlug}.market-cap`,
  ...keys,
});

export const COINS: readonly Coin[] = [
  coin("aethir", "ATH", "aethir", { supplyKey: "aethir.supply.circulating" }),
  coin("akash", "AKT", "akash-network", { supplyKey: "akash.supply.circulating" }),
  coin("arweave", "AR", "arweave"),
  coin("bittensor", "TAO", "bittensor"),
  coin("chainlink", "LINK", "chainlink", { supplyKey: "chainlink.supply.circulating" }),
  coin("dimo", "DIMO", "dimo"),
  // The record counts the supply that the protocol itself states, which listing sites do not.
  coin("filecoin", "FIL", "filecoin", {
    supplyKey: "filecoin.live.supply-listed",
    marketCapKey: "filecoin.market-cap.listing",
  }),
  coin("geodnet", "GEOD", "geodnet", { supplyKey: "geodnet.supply.circulating" }),
  coin("grass", "GRASS", "grass", { supplyKey: "grass.supply.circulating" }),
  coin("helium", "HNT", "helium"),
  coin("hivemapper", "HONEY", "hivemapper"),
  coin("io-net", "IO", "io", { supplyKey: "io-net.supply.circulating" }),
  coin("iotex", "IOTX", "iotex", { supplyKey: "iotex.supply.circulating" }),
  coin("render", "RENDER", "render-token", { supplyKey: "render.supply.circulating" }),
  coin("weatherxm", "WXM", "weatherxm-network"),
  coin("xnet", "XNET", "xnet-mobile-2"),
];
