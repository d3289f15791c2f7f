import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Uses the import of a running server as its page does, and as a reader does who leaves in the middle. */

/** Fetches as the site's own pages do. */
export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** Enters a token. @returns what asks with its session */
export async function enterToken(address: string, token: string): Promise<Ask> {
  const own = { "sec-fetch-site": "same-origin" };
  const entered = await fetch(`${address}/import/session`, {
    ...{ method: "POST", redirect: "manual", headers: own, body: new URLSearchParams({ token }) },
  });
  const cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? "";
  if (cookie === "") throw new Error(`no session: ${entered.status} to ${entered.headers.get("location")}`);
  return (path, init = {}) =>
    fetch(`${address}${path}`, { redirect: "manual", ...init, headers: { ...own, cookie, ...init.headers } });
}

/** Sends a file by the form of the page. @returns the address of its own page */
export async function sendFile(ask: Ask, name: string, text: string): Promise<string> {
  const form = new FormData();
  form.append("file", new Blob([text], { type: "text/csv" }), name);
  const sent = await ask("/import/files", { method: "POST", body: form });
  const place = sent.headers.get("location") ?? "";
  if (!/^\/import\/[0-9a-f]{32}$/.test(place)) throw new Error(`not taken: ${sent.status} to ${place}`);
  return place;
}

const STATUS = /<p[^>]*data-import-status[^>]*>([^<]*)</;

/** Where an import stands, in the words of its page. */
export async function statusOf(ask: Ask, place: string): Promise<string> {
  return STATUS.exec(await (await ask(place)).text())?.[1] ?? "";
}

/** Waits until the process that reads the file is done. @returns the words of the page then */
export async function untilRead(ask: Ask, place: string): Promise<string> {
  for (;;) {
    const page = await (await ask(place)).text();
    if (!page.includes("Look again")) return STATUS.exec(page)?.[1] ?? "";
    await sleep(100);
  }
}

/** Says the head of a request and the beginning of its body, waits, and is gone. */
export async function leaveAfter(
  address: string,
  head: { method: string; path: string; headers: Record<string, string> },
  body: string,
  waitMs: number,
): Promise<void> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {});
  await new Promise((resolve) => void socket.once("connect", resolve));
  const lines = Object.entries({ host: `${hostname}:${port}`, ...head.headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  socket.write([`${head.method} ${head.path} HTTP/1.1`, ...lines, "", body].join("\r\n"));
  await sleep(waitMs);
  socket.destroy();
}
