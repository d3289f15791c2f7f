/** `npm run token`: who may import over the web. A token is shown once and stored as a hash. */
import { parseArgs } from "node:util";
import { makeToken } from "../lib/access/token-secret";
import { insertToken, listTokens, openDb, revokeToken, writeAudit } from "../lib/data";
import { withDataErrors } from "../lib/data/errors";
import { AppError } from "../lib/errors";
import { DatabaseError, prepareDatabaseUrl, runScript, toDatabaseError } from "./database.mjs";

const HELP = `Tokens for importing over the web: on the page /import and over /api/v1/imports.

  npm run token -- create --name "Ada" [--scope import] [--days 30]
  npm run token -- list
  npm run token -- revoke <id>

The token is shown once, when it is made. DATABASE_URL: file:<path> (default file:./data/offtake.db) or postgres://…
Exit codes: 0 done, 1 not possible, 2 wrong option.`;

const SCOPES = ["import"];
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;
const ACTOR = "command line";

function readOptions(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h" },
      name: { type: "string" },
      scope: { type: "string", default: "import" },
      days: { type: "string", default: "30" },
    },
  });
  return { ...values, command: positionals[0] ?? "", subject: positionals[1] };
}

const fail = (message: string): never => {
  throw new DatabaseError(`${message}\n\n${HELP}`, 2);
};

async function create(db: ReturnType<typeof openDb>, name: string, scope: string, days: number) {
  const { id, text, secretHash } = makeToken();
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + days * DAY_MS);
  await insertToken(db, { id, name, secretHash, scopes: [scope], createdAt, expiresAt });
  await writeAudit(db, { actor: ACTOR, action: "token.create", subject: id, outcome: "done" });
  console.log(text);
  console.log(
    `Keep it now: it is not shown again. ${id}, scope ${scope}, until ${expiresAt.toISOString().slice(0, 10)}.`,
  );
}

const stateOf = (token: { revokedAt: Date | null; expiresAt: Date }): string =>
  token.revokedAt ? "revoked" : token.expiresAt.getTime() <= Date.now() ? "expired" : "active";

async function list(db: ReturnType<typeof openDb>) {
  const tokens = await listTokens(db);
  if (tokens.length === 0) console.log("No tokens yet.");
  for (const token of tokens) {
    const used = token.lastUsedAt ? `last used ${token.lastUsedAt.toISOString().slice(0, 10)}` : "never used";
    console.log(
      `${token.id}  ${stateOf(token)}  until ${token.expiresAt.toISOString().slice(0, 10)}  ${token.scopes.join(",")}  ${used}  ${token.name}`,
    );
  }
}

async function run(args: string[], url: string): Promise<void> {
  const options = (() => {
    try {
      return readOptions(args);
    } catch (error) {
      return fail(error instanceof Error ? error.message : String(error));
    }
  })();
  const days = Number(options.days);
  const name = options.name?.trim() ?? "";
  if (options.command === "create") {
    if (!/^[\p{L}\p{N} .@_-]{1,60}$/u.test(name)) fail("--name: expected 1 to 60 letters, digits, spaces, . @ _ -");
    if (!SCOPES.includes(options.scope)) fail(`--scope: expected ${SCOPES.join(" or ")}`);
    if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) fail(`--days: expected 1 to ${MOST_DAYS}`);
  } else if (options.command === "revoke" && !options.subject) fail("Which token? Its id stands in the list.");
  else if (!["list", "revoke"].includes(options.command)) fail("Expected create, list or revoke.");

  const db = openDb(url);
  try {
    if (options.command === "create") await create(db, name, options.scope, days);
    else if (options.command === "list") await list(db);
    else {
      const isDone = await revokeToken(db, options.subject ?? "", new Date());
      const outcome = isDone ? "done" : "refused: unknown or revoked before";
      await writeAudit(db, {
        actor: ACTOR,
        action: "token.revoke",
        subject: (options.subject ?? "").slice(0, 40),
        outcome,
      });
      if (!isDone) throw new DatabaseError("There is no such token, or it was revoked before.");
      console.log(`${options.subject} is revoked.`);
    }
  } finally {
    await db.$disconnect();
  }
}

await runScript(async (args) => {
  if (args.includes("--help") || args.includes("-h")) {
    console.log(HELP);
    return 0;
  }
  const url = prepareDatabaseUrl();
  try {
    await withDataErrors(() => run(args, url));
  } catch (error) {
    throw error instanceof AppError ? new DatabaseError(error.message) : toDatabaseError(error, url);
  }
  return 0;
});
