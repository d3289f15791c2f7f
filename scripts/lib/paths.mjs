// @ts-check
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project folder, wherever the command was called from. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");

/** @param {...string} parts path below the project folder */
export const inRoot = (...parts) => join(ROOT, ...parts);

export const NEXT = inRoot("node_modules", "next", "dist", "bin", "next");
