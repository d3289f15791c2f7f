import { format } from "node:util";
import type { LogFormat } from "@/lib/env";

export type Level = "info" | "warn" | "error";

/** One event, in plain values. Never a secret: who writes a line answers for what stands in it. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Of the levels, those that a format prints. `faults` is for the person who runs `npm start`: silent while all is well. */
const PRINTS: Readonly<Record<LogFormat, readonly Level[]>> = {
  json: ["info", "warn", "error"],
  text: ["info", "warn", "error"],
  faults: ["error"],
  off: [],
};

/**
 * One line of the log; null where the format leaves it out.
 * JSON: one object a line, `time`, `level`, `event`, then the fields. Text: the same for people.
 */
export function logLine(as: LogFormat, time: Date, level: Level, event: string, fields: LogFields): string | null {
  if (!PRINTS[as].includes(level)) return null;
  if (as === "json") return JSON.stringify({ time: time.toISOString(), level, event, ...fields });
  const rest = Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(
      ([name, value]) => `${name}=${typeof value === "string" && /[\s"=]/.test(value) ? JSON.stringify(value) : value}`,
    );
  return [time.toISOString(), level, event, ...rest].join(" ");
}

/** A logger onto standard output. */
export const createLog =
  (as: LogFormat, write: (line: string) => void = (line) => void process.stdout.write(`${line}\n`)) =>
  (level: Level, event: string, fields: LogFields = {}): void => {
    const line = logLine(as, new Date(), level, event, fields);
    if (line !== null) write(line);
  };

export type Log = ReturnType<typeof createLog>;

const MOST_CHARACTERS = 8000;

/** What libraries print becomes lines of the same log, so that every line of a JSON log is JSON. */
export function captureConsole(log: Log): void {
  const as =
    (level: Level) =>
    (...parts: unknown[]): void =>
      log(level, "message", { text: format(...parts).slice(0, MOST_CHARACTERS) });
  Object.assign(console, {
    log: as("info"),
    info: as("info"),
    debug: as("info"),
    warn: as("warn"),
    error: as("error"),
  });
}
