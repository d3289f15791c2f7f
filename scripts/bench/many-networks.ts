import { once } from "node:events";
import { createWriteStream } from "node:fs";

const HEAD =
  "row,network,id,seriesId,sourceId,periodStart,periodEnd,value,credibility,knownOn,knownOnBasis,name,token,category,resource,chain,settlement,kind,letter,affiliation,publisher,title,url,licence,metric,shape,unit,label,measure,payer,bucket,house,reason,definitionId,role,required";
const COLUMNS = HEAD.split(",");

type Row = Readonly<Record<string, string>>;
const lineOf = (row: Row): string => `${COLUMNS.map((column) => row[column] ?? "").join(",")}\n`;

/** Rows that describe a network before its observations. */
function headsOf(network: string): Row[] {
  const series = (id: string, row: Row): Row => ({ row: "series", network, id: `${network}.${id}`, ...row });
  const line = (id: string, role: string): Row => ({
    ...{ row: "line", network, definitionId: "cash", seriesId: `${network}.${id}`, role, required: "true" },
  });
  return [
    {
      ...{ row: "network", network, name: `Network ${network}`, token: "TKN", category: "storage" },
      ...{ resource: "physical", chain: "Chain", settlement: "burn_mint" },
    },
    {
      ...{ row: "source", network, id: "chain", kind: "onchain", letter: "A", affiliation: "independent" },
      ...{ publisher: "Chain", title: "Contract", url: "https://chain.example.com/", licence: "open" },
    },
    series("revenue", { metric: "revenue", shape: "flow", unit: "USD", label: "R", measure: "R", payer: "customer" }),
    series("emission", { metric: "emission", shape: "flow", unit: "TKN", label: "E", measure: "E", bucket: "supply" }),
    series("price", { metric: "token_price", shape: "price", unit: "USD/TKN", label: "P", measure: "P" }),
    { row: "definition", network, id: "cash", label: "Cash", house: "true", reason: "Cash counts" },
    line("revenue", "organic"),
    line("emission", "supply"),
    line("price", "price"),
  ];
}

const DAY_MS = 86_400_000;
const dayOf = (index: number): string => new Date(Date.UTC(2020, 0, 1) + index * DAY_MS).toISOString().slice(0, 10);

/**
 * Writes a file of own networks with daily values, `rows` observations each.
 * @param prefix begins the names of the networks
 * @returns rows of the file below its head
 */
export async function writeManyNetworks(
  path: string,
  { networks, rows, prefix }: { networks: number; rows: number; prefix: string },
): Promise<number> {
  const file = createWriteStream(path);
  file.write(`${HEAD}\n`);
  let count = 0;
  for (let index = 0; index < networks; index += 1) {
    const network = `${prefix}-${index}`;
    let text = "";
    for (const head of headsOf(network)) {
      text += lineOf(head);
      count += 1;
    }
    for (let row = 0; row < rows; row += 1) {
      const name = ["revenue", "emission", "price"][row % 3] ?? "price";
      const day = Math.floor(row / 3);
      text += lineOf({
        ...{ network, id: `${name}-${day}`, seriesId: `${network}.${name}`, sourceId: "chain" },
        ...{ periodStart: dayOf(day), periodEnd: dayOf(day), value: String((row * 7919 + index) / 100) },
        ...{ credibility: "2", knownOnBasis: "reconstructible" },
      });
      count += 1;
    }
    if (!file.write(text)) await once(file, "drain");
  }
  file.end();
  await once(file, "close");
  return count;
}
