import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";

/** The rows of one network’s observations as written, by id: the arithmetic of these tests starts from the file, not from the engine. */
export function rowsOf(slug: string): { value: (id: string) => number; bounds: (id: string) => [number, number] } {
  const file = join(import.meta.dirname, "../../../prisma/seed", slug, "observations.csv");
  const rows: Record<string, string>[] = parse(readFileSync(file, "utf8"), { columns: true });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const number = (id: string, column: string): number => {
    const text = byId.get(id)?.[column];
    if (!text) throw new Error(`${slug}: row ${id} has no ${column}`);
    return Number(text);
  };
  return { value: (id) => number(id, "value"), bounds: (id) => [number(id, "low"), number(id, "high")] };
}
