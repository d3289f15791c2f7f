import { createHmac } from "node:crypto";

/** Name of the header that says who sent a message and when. */
export const SIGNATURE_HEADER = "Offtake-Signature";

/**
 * `t=1795867200,v1=5257a8…`: the HMAC-SHA256 of `<t>.<body>` in hexadecimal, with the secret as key. The time is signed
 * too, so a receiver can refuse what somebody recorded and sends again later.
 *
 * @param body the bytes that are sent, as text
 */
export function signatureOf(body: string, secret: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  const digest = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return `t=${seconds},v1=${digest}`;
}
