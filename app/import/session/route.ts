import { checkEnteredToken, SESSION_COOKIE, SESSION_SECONDS, sessionKey, signSession } from "@/lib/access";
import { getEnv } from "@/lib/env";
import { refusalProblem, seePage } from "../answers";

/** A token takes a hundred characters. */
const MOST_BYTES = 2000;

/** Takes a token and gives a session for an hour. The token is not kept. */
export async function POST(request: Request): Promise<Response> {
  const holder = await checkEnteredToken(request.headers, await enteredToken(request), "import");
  if (holder.is === "refused")
    return holder.status === 401
      ? seePage("/import", "token")
      : holder.status === 429
        ? seePage("/import", "later")
        : refusalProblem(holder);
  const { dataFolder, publicUrl } = getEnv();
  const value = signSession(sessionKey(dataFolder), holder.tokenId, Date.now());
  const secure = publicUrl?.startsWith("https://") ? "; Secure" : "";
  const cookie = `${SESSION_COOKIE}=${value}; Path=/import; HttpOnly; SameSite=Strict; Max-Age=${SESSION_SECONDS}${secure}`;
  return seePage("/import", null, cookie);
}

/** The field of the form; "" where there is none. Reads no more than a token needs. */
async function enteredToken(request: Request): Promise<string> {
  if (request.body === null) return "";
  const decoder = new TextDecoder();
  let text = "";
  const reader = request.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    text += decoder.decode(next.value, { stream: true });
    if (text.length > MOST_BYTES) {
      await reader.cancel();
      return "";
    }
  }
  return new URLSearchParams(text).get("token") ?? "";
}
