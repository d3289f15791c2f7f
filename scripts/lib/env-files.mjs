// @ts-check
/** Imported first by a command of its own: `.env.local` and `.env` join the environment before anything reads it. */
import { ROOT } from "./paths.mjs";
import { loadEnvFiles } from "./settings.mjs";

loadEnvFiles(ROOT);
