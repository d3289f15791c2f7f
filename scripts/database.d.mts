/** Types of database.mjs for what is TypeScript; what each does is said there. */

export class DatabaseError extends Error {
  constructor(message: string, exitCode?: number);
  readonly exitCode: number;
}
export function filePathOf(url: string): string;
export function labelOf(url: string): string;
export function prepareDatabaseUrl(url?: string): string;
export function toDatabaseError(error: unknown, url: string): unknown;
export function runScript(main: (args: string[]) => Promise<number>): Promise<void>;
export function readApplied(url: string): Promise<string[]>;
export const NEWER: 3;
export function queryRows(url: string, sql: string): Promise<unknown[][]>;
export function execute(url: string, sql: string): Promise<void>;
export function withDatabaseLock<Result>(url: string, use: () => Promise<Result>): Promise<Result>;
