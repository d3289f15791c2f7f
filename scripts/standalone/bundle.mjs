// @ts-check
import { ROOT } from "../lib/paths.mjs";

/** Packages that find files of their own at run time: they are copied, everything else is bundled. */
export const COPIED = ["@prisma/schema-engine-wasm", "libsql", "@neon-rs/load", "detect-libc"];

/** Threads that commands start: each is a file beside the command, under its own name. */
export const THREADS = ["lib/ingest/parquet/parquet-thread.mjs"];

/** How esbuild makes one file of a command, so that nothing has to be compiled or looked for where it runs. */
export const COMMAND_BUNDLE = /** @type {const} @satisfies {import("esbuild").BuildOptions} */ ({
  ...{ bundle: true, platform: "node", format: "esm", target: "node20", logLevel: "error", legalComments: "none" },
  // Reports are written by pdfkit, which finds files of its own at run time.
  external: [...COPIED, "pg-native", "cloudflare:sockets", "pdfkit", "fontkit", "esbuild", "server-only"],
  alias: { "@": ROOT },
  // What is bundled and still asks for modules the old way finds them.
  banner: {
    js: 'import { createRequire as offtakeRequire } from "node:module"; const require = offtakeRequire(import.meta.url);',
  },
});
