/** Types of migrations.mjs for what is TypeScript; what each does is said there. */
import type { Provider } from "./schema-engine.mjs";

export function migrationsFolder(provider: Provider): string;
export function readSchema(provider: Provider): string;
export function readMigrations(provider: Provider): { name: string; sql: string; schema: string }[];
