import * as z from "zod";
import { AppError } from "./errors";

/**
 * The settings of a running server: the one place that reads the environment (scripts and configuration files apart).
 * `scripts/lib/settings.mjs` checks the same ones before anything is installed; a test holds the two together.
 */
const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a whole number from 1 to 65535")
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, "must be a whole number from 1 to 65535")
    .default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^(file:(?!:memory:).+|postgres(ql)?:\/\/.+)$/, "must start with file: (SQLite) or postgres:// (PostgreSQL)")
    .default("file:./data/offtake.db"),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "must be an address that starts with http:// or https://" })
    .optional(),
  CONTACT: z.string().max(200, "must be an address of at most 200 characters").optional(),
  API_REQUESTS_PER_MINUTE: z
    .string()
    .regex(/^\d{1,6}$/, "must be a whole number from 0 (no limit) to 999999")
    .transform(Number)
    .default(600),
  TRUSTED_PROXY_HEADER: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,64}$/, "must be the name of a header, such as X-Forwarded-For")
    .optional(),
  OFFTAKE_READ_ONLY: z.enum(["0", "1"], "must be 0 or 1").default("0"),
  OFFTAKE_IMPORT_MAX_MB: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, "must be a whole number from 1 to 9999")
    .transform(Number)
    .default(64),
  OFFTAKE_DATA_DIR: z.string().optional(),
  OFFTAKE_BUILD_ID: z.string().default("unbuilt"),
});

export interface Env {
  isDevelopment: boolean;
  /** Address the server listens on. */
  host: string;
  port: number;
  /** `file:…` (SQLite, relative to the project folder) or `postgres://…`. */
  databaseUrl: string;
  /** Where readers reach the site, without a slash at the end; null: not told, links stay relative. */
  publicUrl: string | null;
  /** Where readers send corrections: an e-mail or web address; null: none is named. */
  contact: string | null;
  /** Requests of one client to the read API in a minute; 0 = no limit. */
  apiRequestsPerMinute: number;
  /** Header in which a proxy of ours says who asks; null: none is trusted, and who asks is whoever is connected. */
  trustedProxyHeader: string | null;
  /** Import, its API and tokens do not exist. */
  isReadOnly: boolean;
  /** Largest file that is taken over the web. */
  importMaxBytes: number;
  /** Folder for files sent to be imported and for the key of sessions; server processes of one site share it. */
  dataFolder: string;
  /** Hash of what was built; the same code gives the same id on every machine. */
  buildId: string;
}

/** Throws `setting_invalid` naming every setting that is wrong; values are not repeated, as they may hold a password. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  // An empty variable (compose files write them) is one that is not set.
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new AppError("setting_invalid", `${faults.join("; ")}. Correct the environment or .env and start again.`);
  }
  const { data } = parsed;
  return {
    isDevelopment: data.NODE_ENV === "development",
    host: data.HOST,
    port: data.PORT,
    databaseUrl: data.DATABASE_URL,
    publicUrl: data.PUBLIC_URL?.replace(/\/+$/, "") ?? null,
    contact: data.CONTACT ?? null,
    apiRequestsPerMinute: data.API_REQUESTS_PER_MINUTE,
    trustedProxyHeader: data.TRUSTED_PROXY_HEADER?.toLowerCase() ?? null,
    isReadOnly: data.OFFTAKE_READ_ONLY === "1",
    importMaxBytes: data.OFFTAKE_IMPORT_MAX_MB * 1024 * 1024,
    dataFolder: data.OFFTAKE_DATA_DIR ?? dataFolderOf(data.DATABASE_URL),
    buildId: data.OFFTAKE_BUILD_ID,
  };
}

/** Beside the database file; `./data` where the database is a server. */
function dataFolderOf(databaseUrl: string): string {
  if (!databaseUrl.startsWith("file:")) return "data";
  const path = databaseUrl.startsWith("file://") ? new URL(databaseUrl).pathname : databaseUrl.slice("file:".length);
  const folder = path.replace(/\?.*$/, "").replace(/[^\\/]*$/, "");
  return folder === "" ? "." : folder;
}

let checked: Env | undefined;

/** The settings of this process, parsed once. */
export function getEnv(): Env {
  checked ??= parseEnv(process.env);
  return checked;
}
