import { openDb } from "@/lib/data";

/** Networks of middling records, copied under other names until the board is long. */
const COPIED = ["aethir", "arweave", "iotex", "grass", "weatherxm"] as const;

/** Tables of a run that are copied row by row, the first one last: the others point to it. */
const TABLES = [
  ...["Network", "Source", "Series", "Observation", "Definition", "DefinitionLine", "Conflict", "ConflictReading"],
  ...["Answer", "Event", "Trigger"],
];

const LONG = { timeout: 120_000 };

/** Writes a copy of a database (a file) in which the board has about `count` networks. */
export async function growBoard(from: string, to: string, count: number): Promise<void> {
  // What still stands in the write-ahead log comes along, which copying the file would leave behind.
  const source = openDb(`file:${from}`);
  await source.$executeRawUnsafe(`VACUUM INTO '${to.replaceAll("'", "''")}'`);
  await source.$disconnect();
  const database = openDb(`file:${to}`);
  const rowsOf = (sql: string) => database.$queryRawUnsafe<Record<string, unknown>[]>(sql);
  const runs = await rowsOf(
    `SELECT id, networkSlug FROM IngestRun WHERE publishedAt IS NOT NULL AND undoneAt IS NULL AND replacedById IS NULL`,
  );
  const columnsOf = async (table: string): Promise<string[]> =>
    (await rowsOf(`PRAGMA table_info("${table}")`)).map(({ name }) => String(name));
  const columns = new Map<string, string[]>();
  for (const table of ["IngestRun", ...TABLES]) columns.set(table, await columnsOf(table));
  const copies = Math.ceil((count - runs.length) / COPIED.length);
  let next = Math.max(...runs.map(({ id }) => Number(id))) + 1;
  const insert = (table: string, changed: Readonly<Record<string, string>>, where: string): string => {
    const names = columns.get(table) ?? [];
    return `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(", ")}) SELECT ${names.map((name) => changed[name] ?? `"${name}"`).join(", ")} FROM "${table}" WHERE ${where}`;
  };
  for (const slug of COPIED) {
    const run = Number(runs.find(({ networkSlug }) => networkSlug === slug)?.id);
    const statements: string[] = [];
    for (let copy = 1; copy <= copies; copy += 1) {
      const [id, name] = [String(next++), `'${slug}-${copy}'`];
      statements.push(insert("IngestRun", { id, networkSlug: name }, `id = ${run}`));
      for (const table of TABLES)
        statements.push(
          insert(table, { runId: id, slug: name, ...(table === "Network" ? { name } : {}) }, `runId = ${run}`),
        );
    }
    await database.$transaction(async (writing) => {
      for (const statement of statements) await writing.$executeRawUnsafe(statement);
    }, LONG);
  }
  await database.$executeRawUnsafe("UPDATE Revision SET counter = counter + 1");
  await database.$disconnect();
}
