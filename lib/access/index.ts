export { type Attempts, createAttempts } from "./attempts";
export {
  checkEnteredToken,
  type Holder,
  type Refused,
  readSessionHolder,
  requireSession,
  requireToken,
} from "./require-token";
export { isOwnOrigin } from "./same-origin";
export { readSession, SESSION_COOKIE, SESSION_SECONDS, sessionKey, signSession } from "./session";
export { hashSecret, isSecretOf, makeToken, parseToken } from "./token-secret";
