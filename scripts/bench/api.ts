import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ROOT } from "../lib/paths.mjs";
import { withServer } from "./served";

/** Requests a second of a read against those of an empty handler, in the same server and run. */
const BAR = 0.6;
/** Says two words, reads nothing. */
const EMPTY = "/healthz";
const READS = ["/api/v1/networks/helium/assessment", "/api/v1/networks"] as const;
const SECONDS = 2;
const ROUNDS = 7;
const CONNECTIONS = 16;

const run = promisify(execFile);

/** The read API from the memo against an empty handler; the addresses take turns, so that a busy machine slows all of them. */
export const benchApi = (): Promise<boolean> => {
  // The load comes from one client.
  process.env.API_REQUESTS_PER_MINUTE = "0";
  return withServer(async (baseUrl) => {
    const addresses = [EMPTY, ...READS];
    const rates = new Map<string, number[]>(addresses.map((address) => [address, []]));
    for (const address of addresses) await rateOf(`${baseUrl}${address}`);
    for (let round = 0; round < ROUNDS; round += 1)
      for (const address of addresses) rates.get(address)?.push(await rateOf(`${baseUrl}${address}`));
    const empty = median(rates.get(EMPTY) ?? []);
    let isMet = true;
    for (const address of READS) {
      const rate = median(rates.get(address) ?? []);
      const bytes = (await (await fetch(`${baseUrl}${address}`)).arrayBuffer()).byteLength;
      const isFast = rate / empty >= BAR;
      isMet = isMet && isFast;
      console.log(
        `api: ${address} (${(bytes / 1000).toFixed(0)} kB) ${rate.toFixed(0)}/s, ${EMPTY} ${empty.toFixed(0)}/s: ${(rate / empty).toFixed(2)} (bar ≥ ${BAR}) ${isFast ? "ok" : "TOO SLOW"}`,
      );
    }
    return isMet;
  });
};

/** Replies a second over a while. */
async function rateOf(address: string): Promise<number> {
  const args = ["--import", "tsx", "scripts/bench/load-loop.ts", address, String(SECONDS), String(CONNECTIONS)];
  const { stdout } = await run(process.execPath, args, { cwd: ROOT });
  const { replies, seconds }: { replies: number; seconds: number } = JSON.parse(stdout);
  return replies / seconds;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
