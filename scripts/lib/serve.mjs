// @ts-check
import { startChild, stopIfAsked } from "./children.mjs";
import { NEXT, ROOT } from "./paths.mjs";
import { QUIET_ENV } from "./steps.mjs";

const POLL_MS = 40;
/**
 * How long an idle connection is kept. Node's own five seconds are less than what browsers, clients and proxies (mostly a
 * minute) reckon with: a request sent while the server hangs up is answered with a reset connection.
 */
const KEEP_ALIVE_MS = 65_000;
/**
 * The allocator of most Linux systems keeps what each thread gave back in heaps of the thread's own, eight for each processor. Two
 * for all keep some eighty megabytes less once reports have been drawn. Elsewhere it means nothing.
 */
export const MALLOC_ARENA_MAX = "2";

/**
 * @param {string} host
 * @param {number} port
 */
export function addressOf(host, port) {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/**
 * Runs the server to its end.
 * @param {{ host: string, port: number, dev: boolean, env: Record<string, string>, until: Promise<void>, onReady: () => void }} options
 *   onReady: called once the server has answered and `until` is done
 * @returns {Promise<number>} the server's exit code
 */
export async function serve({ host, port, dev, env, until, onReady }) {
  stopIfAsked();
  const mode = dev ? ["dev"] : ["start", "--keepAliveTimeout", String(KEEP_ALIVE_MS)];
  const child = startChild(process.execPath, [NEXT, ...mode, "-H", host, "-p", String(port)], {
    cwd: ROOT,
    // The server ends itself: it finishes what it has begun (instrumentation-node.ts).
    env: { MALLOC_ARENA_MAX, ...process.env, ...QUIET_ENV, ...(dev ? {} : { NEXT_MANUAL_SIG_HANDLE: "1" }), ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  // Next's banner repeats the address; it is shown only when there is no address to show.
  let banner = "";
  let ready = false;
  child.process.stdout?.on("data", (/** @type {Buffer} */ chunk) => {
    if (ready || dev) process.stdout.write(chunk);
    else banner += chunk.toString("utf8");
  });
  let over = false;
  const end = child.end.then((code) => {
    over = true;
    if (!ready) process.stderr.write(banner);
    return code;
  });
  while (!over && !ready) {
    if (await answers(host, port)) {
      await until;
      ready = true;
      onReady();
      warmUp(host, port);
    } else await Promise.race([end, new Promise((resolve) => setTimeout(resolve, POLL_MS))]);
  }
  return end;
}

/**
 * Asks for the board once: every network is then assessed before its first reader comes. Nobody waits for the answer.
 * @param {string} host
 * @param {number} port
 */
function warmUp(host, port) {
  fetch(`${addressOf(host, port)}/`).then(
    (response) => response.body?.cancel(),
    () => {},
  );
}

/**
 * @param {string} host
 * @param {number} port
 */
async function answers(host, port) {
  try {
    const response = await fetch(`${addressOf(host, port)}/healthz`);
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
