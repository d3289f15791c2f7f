// @ts-check
import { requireSupportedNode } from "./lib/node-version.mjs";

// The rest is imported after the check: an old Node would fail on its syntax before it could say what is wrong.
requireSupportedNode();
const { runMain } = await import("./lib/main.mjs");
const { standalone } = await import("./standalone/build.mjs");
await runMain(standalone);
