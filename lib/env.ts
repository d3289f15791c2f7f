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
  OFFTAKE_UPSTREAM: z
    .url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost|\[::1\])$/, error: "must be a loopback address" })
    .optional(),
  OFFTAKE_READ_ONLY: z.enum(["0", "1"], "must be 0 or 1").default("0"),
  OFFTAKE_IMPORT_MAX_MB: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, "must be a whole number from 1 to 9999")
    .transform(Number)
    .default(64),
  OFFTAKE_DATA_DIR: z.string().optional(),
  OFFTAKE_UPSTREAM_CLOCK: z.iso.datetime({ error: "must be a moment such as 2026-08-21T15:00:00Z" }).optional(),
  OFFTAKE_CLOSING_SECONDS: z
    .string()
    .regex(/^([1-9]|[1-9]\d|[1-5]\d\d|600)$/, "must be a whole number from 1 to 600")
    .transform(Number)
    .default(8),
  OFFTAKE_BUILD_ID: z.string().default("unbuilt"),
  OFFTAKE_BUILD_FOLDER: z.string().default(".next"),
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
  /** Loopback address that stands for the hosts of every live source, for tests; null: the sources themselves are asked. */
  upstream: URL | null;
  /** Import, its API and tokens do not exist. */
  isReadOnly: boolean;
  /** Largest file that is taken over the web. */
  importMaxBytes: number;
  /** Folder for files sent to be imported and for the key of sessions; server processes of one site share it. */
  dataFolder: string;
  /** The moment that the replies behind `upstream` are of, for tests; null: now. */
  upstreamClock: Date | null;
  /** Hash of what was built; the same code gives the same id on every machine. */
  buildId: string;
  /** Where the build lies that is served, from the folder in which the server runs. */
  buildFolder: string;
}

/** What a schema makes of an environment; names every setting that is wrong and repeats no value. */
function parsed<Schema extends z.ZodType>(
  settings: Schema,
  source: Record<string, string | undefined>,
): z.output<Schema> {
  // An empty variable (compose files write them) is one that is not set.
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const result = settings.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  throw new AppError("setting_invalid", `${faults.join("; ")}. Correct the environment or .env and start again.`);
}

/** Throws `setting_invalid` naming every setting that is wrong; values are not repeated, as they may hold a password. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const data = parsed(schema, source);
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
    upstream: data.OFFTAKE_UPSTREAM === undefined ? null : new URL(data.OFFTAKE_UPSTREAM),
    isReadOnly: data.OFFTAKE_READ_ONLY === "1",
    importMaxBytes: data.OFFTAKE_IMPORT_MAX_MB * 1024 * 1024,
    dataFolder: data.OFFTAKE_DATA_DIR ?? dataFolderOf(data.DATABASE_URL),
    upstreamClock:
      data.OFFTAKE_UPSTREAM === undefined || data.OFFTAKE_UPSTREAM_CLOCK === undefined
        ? null
        : new Date(data.OFFTAKE_UPSTREAM_CLOCK),
    buildId: data.OFFTAKE_BUILD_ID,
    buildFolder: data.OFFTAKE_BUILD_FOLDER,
  };
}

function allowedHostsOf(hosts: readonly string[], publicUrl: string | undefined): readonly string[] | null {
  if (hosts.length === 0) return null;
  return publicUrl === undefined ? hosts : [...new Set([...hosts, new URL(publicUrl).hostname])];
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

/** Where readers are told of changes, besides the feed; null = not set. */
export interface AlertSettings {
  webhook: {
    url: string;
    /** Key of the signature. */
    secret: string;
    /** Also addresses of this machine and of private networks, and without TLS. */
    allowPrivateAddresses: boolean;
  } | null;
  email: {
    /** `smtp://…` or `smtps://…`, with user and password where the server wants them. */
    smtpUrl: string;
    from: string;
    to: string[];
  } | null;
  /** As in `Env`: null = links in messages are paths. */
  publicUrl: string | null;
}

/** A mailbox without a display name; line breaks and lists are out. */
const mailbox = z.string().regex(/^[^\s@,;<>"]+@[^\s@,;<>"]+$/, "must be an e-mail address such as alerts@example.org");

const alertSchema = z
  .object({
    ALERT_WEBHOOK_URL: z
      .url({ protocol: /^https?$/, error: "must be an address that starts with https://" })
      .refine((url) => new URL(url).username === "" && new URL(url).password === "", {
        error: "must hold no user and password: messages are signed with ALERT_WEBHOOK_SECRET",
      })
      .optional(),
    ALERT_WEBHOOK_SECRET: z.string().min(24, "must have at least 24 characters").optional(),
    ALERT_ALLOW_PRIVATE: z.enum(["0", "1"], { error: "must be 1 or 0" }).default("0"),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must start with smtp:// or smtps://" }).optional(),
    ALERT_EMAIL_FROM: mailbox.optional(),
    ALERT_EMAIL_TO: z
      .string()
      .transform((list) => list.split(",").map((address) => address.trim()))
      .pipe(z.array(mailbox).min(1).max(20, "must name at most 20 addresses"))
      .optional(),
    PUBLIC_URL: schema.shape.PUBLIC_URL,
  })
  .superRefine((given, context) => {
    const isMissing = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    const { ALERT_WEBHOOK_URL: url, ALERT_WEBHOOK_SECRET: secret } = given;
    if (url !== undefined && secret === undefined)
      isMissing("ALERT_WEBHOOK_SECRET", "must be set where ALERT_WEBHOOK_URL is: messages are signed with it");
    if (url?.startsWith("http:") && given.ALERT_ALLOW_PRIVATE === "0")
      isMissing("ALERT_WEBHOOK_URL", "must start with https:// (http:// needs ALERT_ALLOW_PRIVATE=1)");
    const mail = [given.SMTP_URL, given.ALERT_EMAIL_FROM, given.ALERT_EMAIL_TO];
    if (mail.some((value) => value !== undefined) && mail.includes(undefined))
      isMissing("SMTP_URL", "must be set together with ALERT_EMAIL_FROM and ALERT_EMAIL_TO");
  });

/** Names of the settings of alerts. */
export const ALERT_SETTING_NAMES: readonly string[] = Object.keys(alertSchema.shape);

/** The settings of alerts. Throws `setting_invalid` as `parseEnv` does; no value is repeated. */
export function parseAlertSettings(source: Record<string, string | undefined> = process.env): AlertSettings {
  const data = parsed(alertSchema, source);
  const { ALERT_WEBHOOK_URL: url, ALERT_WEBHOOK_SECRET: secret, SMTP_URL: smtpUrl } = data;
  const { ALERT_EMAIL_FROM: from, ALERT_EMAIL_TO: to } = data;
  return {
    webhook: url && secret ? { url, secret, allowPrivateAddresses: data.ALERT_ALLOW_PRIVATE === "1" } : null,
    email: smtpUrl && from && to ? { smtpUrl, from, to } : null,
    publicUrl: data.PUBLIC_URL?.replace(/\/+$/, "") ?? null,
  };
}

/** The key of a live source by the name of its setting; null = not set. Never to be logged, stored or shown. */
export function readSourceKey(name: string): string | null {
  const value = process.env[name]?.trim();
  return value === undefined || value === "" ? null : value;
}
