/** What the tables hold, read out of the text of a schema: a backup must name every column without a generated client. */

export type ColumnType = "Int" | "Float" | "String" | "Boolean" | "DateTime" | "Json";

export interface Column {
  name: string;
  type: ColumnType;
  isNullable: boolean;
}

export interface Table {
  name: string;
  columns: Column[];
  /** Column that the database counts up itself; null = none. */
  counted: string | null;
}

const MODEL = /^model (\w+) \{\n([\s\S]*?)^\}/gm;
const COLUMN = /^\s+(\w+)\s+(Int|Float|String|Boolean|DateTime|Json)(\?)?(\s|$)/;
const RELATION = /^\s+\w+\s+(\w+)\??\s+@relation\([^)]*fields:/;

/** Tables of a Prisma schema, those that others refer to first. */
export function tablesOf(schema: string): Table[] {
  const tables = new Map<string, { table: Table; refersTo: string[] }>();
  for (const [, name = "", body = ""] of schema.matchAll(MODEL)) {
    const lines = body.split("\n").filter((line) => !line.trim().startsWith("//"));
    const columns = lines.flatMap((line): Column[] => {
      const [, column = "", type = "", optional] = COLUMN.exec(line) ?? [];
      return column === "" ? [] : [{ name: column, type: type as ColumnType, isNullable: optional === "?" }];
    });
    const counted =
      lines
        .find((line) => line.includes("@default(autoincrement())"))
        ?.trim()
        .split(/\s+/)[0] ?? null;
    const refersTo = lines.flatMap((line) => RELATION.exec(line)?.[1] ?? []);
    tables.set(name, { table: { name, columns, counted }, refersTo });
  }
  const ordered: Table[] = [];
  const visit = (name: string): void => {
    const entry = tables.get(name);
    if (entry === undefined || ordered.includes(entry.table)) return;
    for (const other of entry.refersTo) if (other !== name) visit(other);
    ordered.push(entry.table);
  };
  for (const name of tables.keys()) visit(name);
  return ordered;
}
