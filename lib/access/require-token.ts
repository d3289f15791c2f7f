import { type Db, findToken, getDb, type TokenFact, touchToken, writeAudit } from "@/lib/data";
import { getEnv } from "@/lib/env";
import { clientOf } from "@/lib/http/client-address";
import { type Attempts, createAttempts } from "./attempts";
import { isOwnOrigin } from "./same-origin";
import { readSession, SESSION_COOKIE, sessionKey } from "./session";
import { isSecretOf, parseToken } from "./token-secret";

/** Why a request may not write. */
export type Refused =
  /** Read-only mode: nothing of this exists. */
  | { is: "refused"; status: 404; reason: string }
  | { is: "refused"; status: 401 | 403; reason: string }
  | { is: "refused"; status: 429; reason: string; retrySeconds: number };

/** Who a request comes from. */
export interface Holder {
  is: "holder";
  tokenId: string;
  /** As it stands in batches and the audit. */
  actor: string;
}

/** A token is noted as used at most once a minute. */
const TOUCH_MS = 60_000;

declare global {
  /** One count of wrong tokens for all bundles of this process. */
  var offtakeAttempts: Attempts | undefined;
}

const attempts = (): Attempts => {
  globalThis.offtakeAttempts ??= createAttempts(() => performance.now());
  return globalThis.offtakeAttempts;
};

const refused = (status: 401 | 403, reason: string): Refused => ({ is: "refused", status, reason });
const ABSENT: Refused = { is: "refused", status: 404, reason: "There is nothing at this address." };

/** Who a token belongs to, or why it does not count. The same words for whatever is wrong with it. */
async function checkToken(db: Db, text: string, scope: string, client: string): Promise<Holder | Refused> {
  const retrySeconds = attempts().waitSeconds(client);
  if (retrySeconds > 0)
    return { is: "refused", status: 429, reason: "Too many wrong tokens. Try again later.", retrySeconds };
  const given = parseToken(text);
  const token = given === null ? null : await findToken(db, given.id);
  const isRight = given !== null && isSecretOf(given.secret, token?.secretHash ?? null);
  if (token !== null && isRight && whyInactive(token, scope) === null) return holderOf(db, token);
  attempts().noteFailure(client);
  const why = given === null ? "malformed" : token === null ? "unknown" : isRight ? whyInactive(token, scope) : "wrong";
  const actor = token === null ? "unknown" : actorOf(token);
  await writeAudit(db, { actor, action: "token.refused", subject: token?.id ?? null, outcome: `refused: ${why}` });
  return refused(401, "This token does not count: it is wrong, has expired or was revoked.");
}

const actorOf = ({ name, id }: TokenFact): string => `${name} (${id})`;

function whyInactive(token: TokenFact, scope: string): string | null {
  if (token.revokedAt !== null) return "revoked";
  if (token.expiresAt.getTime() <= Date.now()) return "expired";
  return token.scopes.includes(scope) ? null : "out of scope";
}

async function holderOf(db: Db, token: TokenFact): Promise<Holder> {
  if (Date.now() - (token.lastUsedAt?.getTime() ?? 0) > TOUCH_MS) await touchToken(db, token.id, new Date());
  return { is: "holder", tokenId: token.id, actor: actorOf(token) };
}

const clientOfRequest = (headers: Headers): string => clientOf(headers, getEnv().trustedProxyHeader);

/** For the form that asks for a token. Checks where the request comes from, and counts wrong ones. */
export async function checkEnteredToken(headers: Headers, text: string, scope: string): Promise<Holder | Refused> {
  const { isReadOnly, publicUrl } = getEnv();
  if (isReadOnly) return ABSENT;
  if (!isOwnOrigin(headers, publicUrl, false)) return refused(403, FOREIGN);
  return checkToken(getDb(), text, scope, clientOfRequest(headers));
}

const FOREIGN = "This request comes from a page of another site.";

/** Token of the `Authorization` header; null = none is there. */
function bearerOf(headers: Headers): string | null {
  const [, token] = /^Bearer +(\S{1,200})$/i.exec(headers.get("authorization") ?? "") ?? [];
  return token ?? null;
}

/**
 * Who a request of the API comes from, by its `Authorization: Bearer` header.
 * @throws AppError when the database does not answer
 */
export async function requireToken({ headers }: Pick<Request, "headers">, scope: string): Promise<Holder | Refused> {
  const { isReadOnly, publicUrl } = getEnv();
  if (isReadOnly) return ABSENT;
  const token = bearerOf(headers);
  // No cookie counts here, and no foreign page can add the header: what is left to refuse is what says that it is foreign.
  if (!isOwnOrigin(headers, publicUrl, true)) return refused(403, FOREIGN);
  if (token === null) return refused(401, "Send the token as “Authorization: Bearer …”.");
  return checkToken(getDb(), token, scope, clientOfRequest(headers));
}

/**
 * Who a page is for, by its session cookie. Reading a page needs no check of where the request comes from; every write does.
 * @param cookie value of the cookie; undefined = there is none
 */
export async function readSessionHolder(cookie: string | undefined, scope: string): Promise<Holder | Refused> {
  const { isReadOnly, dataFolder } = getEnv();
  if (isReadOnly) return ABSENT;
  const tokenId = cookie === undefined ? null : readSession(sessionKey(dataFolder), cookie, Date.now());
  const token = tokenId === null ? null : await findToken(getDb(), tokenId);
  if (token === null || whyInactive(token, scope) !== null) return refused(401, "Enter a token first.");
  return { is: "holder", tokenId: token.id, actor: actorOf(token) };
}

/** Who a form of the site's own pages was sent by. */
export async function requireSession({ headers }: Pick<Request, "headers">, scope: string): Promise<Holder | Refused> {
  const { isReadOnly, publicUrl } = getEnv();
  if (isReadOnly) return ABSENT;
  if (!isOwnOrigin(headers, publicUrl, false)) return refused(403, FOREIGN);
  return readSessionHolder(cookieOf(headers, SESSION_COOKIE), scope);
}

function cookieOf(headers: Headers, name: string): string | undefined {
  const parts = (headers.get("cookie") ?? "").split(";").map((part) => part.trim());
  return parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
}
