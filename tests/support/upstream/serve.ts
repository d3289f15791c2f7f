/**
 * `node --import tsx tests/support/upstream/serve.ts [<clock> [<days> [<USD a day on Filecoin Pay>]]]`: the stub that stands
 * for the live sources, for trying things by hand. Prints the settings for `npm run ingest` and runs until it is stopped.
 */
import { startUpstream } from "./server";
import { tellWorld } from "./world";

const [clock = "2027-01-06T15:00:00Z", days = "560", paid = "600000"] = process.argv.slice(2);
const upstream = await startUpstream();
upstream.rewrite = tellWorld({ clock, days: Number(days), filecoinPaidUsd: Number(paid) });
console.log(`OFFTAKE_UPSTREAM=${upstream.url.origin} OFFTAKE_UPSTREAM_CLOCK=${clock} npm run ingest`);
