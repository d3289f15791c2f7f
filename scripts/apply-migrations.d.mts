/** Types of apply-migrations.mjs for what is TypeScript; what each does is said there. */
import type { SqlQueryable } from "@prisma/driver-adapter-utils";
import type { Provider } from "./schema-engine.mjs";

interface Migration {
  name: string;
  sql: string;
}
export function statementsOf(sql: string): string[];
export function applyWithin(transaction: SqlQueryable, provider: Provider, migrations: Migration[]): Promise<void>;
export function inTransaction<Result>(
  url: string,
  use: (transaction: SqlQueryable) => Promise<Result>,
): Promise<Result>;
export function applyMigrations(url: string, migrations: Migration[]): Promise<void>;
