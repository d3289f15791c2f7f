import { ZodError } from "zod";
import { AppError } from "@/lib/errors";
import { countDatabaseError } from "@/lib/operation";

const NOT_MIGRATED = "The database is not of this version yet. Run: npm run migrate";

/** What Prisma's codes mean for whoever runs the site. Codes that are not here are faults of the code and stay as they are. */
const UNAVAILABLE: Record<string, string> = {
  P1000: "The database refuses this user or password.",
  P1001: "The database server does not answer.",
  P1002: "The database server does not answer in time.",
  P1003: "The database does not exist.",
  P1008: "The database is busy: another process kept it locked.",
  P1010: "The database refuses this user.",
  P1017: "The database server closed the connection.",
  P2021: NOT_MIGRATED,
  P2022: NOT_MIGRATED,
  P2024: "No connection to the database became free in time.",
  P2037: "The database server has too many connections.",
};

/** Words of drivers whose errors come without a code of their own: raw queries, and connections that are cut. */
const UNAVAILABLE_WORDS: readonly [RegExp, string][] = [
  [/no such (table|column)|relation "[^"]*" does not exist|Code: `42P01`/, NOT_MIGRATED],
  [/Unable to open connection to local database/, "The database file cannot be opened."],
  [/Can't reach database server|ECONNREFUSED|ENOTFOUND|EHOSTUNREACH/, "The database server does not answer."],
  [/the database system is (starting up|shutting down)/, "The database server is starting or ending."],
  [
    /Connection terminated|ECONNRESET|EPIPE|terminating connection|[Ss]erver (has )?closed the connection|Connection timed out/,
    "The database server closed the connection.",
  ],
];

/** An error of the database or of what it holds, as one of the closed list; anything else as it came. */
function toAppError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  if (error instanceof ZodError) {
    const issue = error.issues[0];
    const place = issue === undefined ? "" : ` (${issue.path.join(".")}: ${issue.message})`;
    return new AppError("facts_invalid", `A stored fact does not fit its schema${place}.`, { cause: error });
  }
  if (!(error instanceof Error)) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const message = UNAVAILABLE[code] ?? UNAVAILABLE_WORDS.find(([words]) => words.test(error.message))?.[1];
  if (message !== undefined) return new AppError("database_unavailable", message, { cause: error });
  return error;
}

/** Runs reads or writes of the database. @throws AppError `database_unavailable` | `facts_invalid` */
export async function withDataErrors<Result>(use: () => Promise<Result>): Promise<Result> {
  try {
    return await use();
  } catch (error) {
    const known = toAppError(error);
    if (known instanceof AppError) countDatabaseError(known.code);
    throw known;
  }
}
