import { Agent, get } from "node:http";

/*
 * Asks one address again and again over kept-alive connections for a while and prints how many replies came.
 * In a process of its own, so that the load is none of the measuring process's work.
 */

const [address = "", secondsText = "2", connectionsText = "16"] = process.argv.slice(2);
const connections = Number(connectionsText);
const agent = new Agent({ keepAlive: true, maxSockets: connections });
const until = performance.now() + Number(secondsText) * 1000;
let replies = 0;

/** One request, its body read to the end. @throws Error where the status is not 200: a refusal is quicker than an answer */
const ask = (): Promise<void> =>
  new Promise((resolve, reject) => {
    get(address, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${address} answered ${response.statusCode}`));
      response.on("data", () => {});
      response.on("end", resolve);
      response.on("error", reject);
    }).on("error", reject);
  });

const start = performance.now();
await Promise.all(
  Array.from({ length: connections }, async () => {
    while (performance.now() < until) {
      await ask();
      replies += 1;
    }
  }),
);
agent.destroy();
process.stdout.write(JSON.stringify({ replies, seconds: (performance.now() - start) / 1000 }));
