import { Agent, get } from "node:http";

/*
 * Asks several addresses in turn over kept-alive connections for a while, and prints how many replies came and what went wrong.
 * In a process of its own, so that the load is none of the measuring process's work.
 */

const [baseUrl = "", minutesText = "1", connectionsText = "16", ...paths] = process.argv.slice(2);
const connections = Number(connectionsText);
const agent = new Agent({ keepAlive: true, maxSockets: connections });
const startMs = performance.now();
const untilMs = startMs + Number(minutesText) * 60_000;
let replies = 0;
let slowestMs = 0;
const errors: Record<string, number> = {};

/** One request, its body read to the end. Gives what went wrong; null = nothing. */
const ask = (path: string): Promise<string | null> =>
  new Promise((resolve) => {
    get(`${baseUrl}${path}`, { agent, headers: { accept: "text/html,*/*" } }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on("end", () => {
        const isWhole = response.complete && bytes > 0;
        resolve(response.statusCode === 200 && isWhole ? null : `${path}: ${response.statusCode}, ${bytes} bytes`);
      });
      response.on("error", (error) => resolve(`${path}: ${error.message}`));
    }).on("error", (error) => resolve(`${path}: ${error.message}`));
  });

let turn = 0;
await Promise.all(
  Array.from({ length: connections }, async () => {
    while (performance.now() < untilMs) {
      const path = paths[turn++ % paths.length] ?? "/";
      const askedMs = performance.now();
      const fault = await ask(path);
      slowestMs = Math.max(slowestMs, performance.now() - askedMs);
      if (fault === null) replies += 1;
      else errors[fault] = (errors[fault] ?? 0) + 1;
    }
  }),
);
agent.destroy();
process.stdout.write(JSON.stringify({ replies, errors, slowestMs, seconds: (performance.now() - startMs) / 1000 }));
