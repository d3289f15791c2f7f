/** A setting DUNE_QUERIES as an operator would write it. */
export const DUNE_QUERIES = JSON.stringify([
  {
    queryId: 1234567,
    networkSlug: "helium",
    key: "helium.live.dc-burned-usd",
    metric: "context",
    unit: "USD",
    label: "Data Credits burned",
    measure: "Data Credits burned on the day at their fixed price.",
    author: "someone",
    dayColumn: "day",
    valueColumn: "dc_burned",
    factor: 0.00001,
  },
  {
    queryId: 1234568,
    networkSlug: "geodnet",
    key: "geodnet.live.nodes",
    metric: "context",
    shape: "stock",
    unit: "nodes",
    label: "Nodes",
    measure: "Nodes on the day.",
    author: "someone",
    dayColumn: "day",
    valueColumn: "value",
  },
]);
