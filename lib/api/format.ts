import { ApiFault } from "./fault";

export type Format = "json" | "csv";

const TYPES: Readonly<Record<Format, readonly string[]>> = {
  json: ["application/json", "application/*", "*/*"],
  csv: ["text/csv", "text/*", "*/*"],
};

/** How much a client wants a format, 0–1; the most exact entry that covers it counts. */
function wantOf(accept: string, format: Format): number {
  const entries = new Map(
    accept.split(",").map((entry) => {
      const [type = "", ...rest] = entry.split(";").map((part) => part.trim().toLowerCase());
      const q = rest.find((part) => part.startsWith("q="))?.slice(2);
      return [type, q === undefined ? 1 : Math.min(1, Math.max(0, Number(q) || 0))];
    }),
  );
  for (const type of TYPES[format]) {
    const q = entries.get(type);
    if (q !== undefined) return q;
  }
  return 0;
}

/**
 * JSON unless the client wants CSV more and there is one; without a header, JSON.
 * @throws ApiFault 406 where the client takes neither
 */
export function formatFor(accept: string | null, hasCsv: boolean): Format {
  if (accept === null || accept.trim() === "") return "json";
  const [json, csv] = [wantOf(accept, "json"), hasCsv ? wantOf(accept, "csv") : 0];
  if (csv > json) return "csv";
  if (json > 0) return "json";
  const offered = hasCsv ? "application/json or text/csv" : "application/json";
  throw new ApiFault(406, "No such format", `This address gives ${offered}; ask for it in Accept, or send no Accept.`, {
    expected: offered,
  });
}
