/** Types of schema-engine.mjs for what is TypeScript; what each does is said there. */

export type Provider = "sqlite" | "postgres";
export function providerOf(url: string): Provider;
export function applyMigrations(url: string, migrations: { name: string; sql: string }[]): Promise<string[]>;
export function diffSchemas(from: string | null, to: string): Promise<string | null>;
export function adapterFor(
  url: string,
  timeout?: number,
): import("@prisma/driver-adapter-utils").SqlDriverAdapterFactory;
