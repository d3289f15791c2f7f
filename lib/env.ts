import * as z from "zod";
import packageJson from "../package.json";
import { AppError } from "./errors";

/** How much the server writes about itself: `faults` only what failed, `json` and `text` every request. */
export const LOG_FORMATS = ["json", "text", "faults", "off"] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** A host as a browser names it, without a port. */
const HOST_NAME = /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])$/i;

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
  ALLOWED_HOSTS: z
    .string()
    .transform((text) =>
      text
        .split(",")
        .map((host) => host.trim().toLowerCase())
        .filter(Boolean),
    )
    .refine(
      (hosts) => hosts.every((host) => HOST_NAME.test(host)),
      "must be names of hosts without ports, with commas between",
    )
    .optional(),
  OFFTAKE_LOG: z.enum(LOG_FORMATS, "must be json, text, faults or off").default("faults"),
  OFFTAKE_METRICS: z.enum(["0", "1"], "must be 1 (on) or 0 (off)").default("0"),
  OFFTAKE_METRICS_TOKEN: z.string().min(16, "must have 16 characters or more").optional(),
  OFFTAKE_CLOSING_SECONDS: z
    .string()
    .regex(/^([1-9]|[1-9]\d|[1-5]\d\d|600)$/, "must be a whole number from 1 to 600")
    .transform(Number)
    .default(8),
  OFFTAKE_BUILD_ID: z.string().default("unbuilt"),
});

/** Names of all settings of a running server. */
export const SETTING_NAMES: readonly string[] = Object.keys(schema.shape);

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
  /** Names under which the site may be asked, PUBLIC_URL's among them; null: any. */
  allowedHosts: readonly string[] | null;
  logFormat: LogFormat;
  /** Whether /metrics exists. */
  hasMetrics: boolean;
  /** Who presents it may read /metrics from elsewhere; null: this machine alone may. */
  metricsToken: string | null;
  /** Open requests have this long to be answered once the process is asked to end; container runtimes kill after ten seconds. */
  closingSeconds: number;
  /** Of package.json. */
  version: string;
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
    allowedHosts: allowedHostsOf(data.ALLOWED_HOSTS ?? [], data.PUBLIC_URL),
    logFormat: data.OFFTAKE_LOG,
    hasMetrics: data.OFFTAKE_METRICS === "1",
    metricsToken: data.OFFTAKE_METRICS_TOKEN ?? null,
    closingSeconds: data.OFFTAKE_CLOSING_SECONDS,
    version: packageJson.version,
    buildId: data.OFFTAKE_BUILD_ID,
  };
}

function allowedHostsOf(hosts: readonly string[], publicUrl: string | undefined): readonly string[] | null {
  if (hosts.length === 0) return null;
  return publicUrl === undefined ? hosts : [...new Set([...hosts, new URL(publicUrl).hostname])];
}

let checked: Env | undefined;

/** The settings of this process, parsed once. */
export function getEnv(): Env {
  checked ??= parseEnv(process.env);
  return checked;
}
