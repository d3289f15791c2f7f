import { benchApi } from "./api";
import { benchImport } from "./import";
import { benchLive } from "./live";
import { benchLoad } from "./load";
import { benchPages } from "./pages";
import { benchReport } from "./report";
import { benchScoring } from "./scoring";
import { benchWhatIf } from "./what-if";

/** Benchmarks by name; each prints its ratios and says whether it met its bar. */
const BENCHES: Readonly<Record<string, () => boolean | Promise<boolean>>> = {
  scoring: benchScoring,
  "what-if": benchWhatIf,
  report: benchReport,
  api: benchApi,
  pages: benchPages,
  import: benchImport,
};

/** They take minutes, so that they run only where they are named. */
const LONG: Readonly<Record<string, (args: readonly string[]) => Promise<boolean>>> = {
  load: benchLoad,
  live: benchLive,
};

const HELP = `Usage: npm run bench -- [${Object.keys(BENCHES).join(" | ")}]…
       npm run bench -- load [--minutes 10]
       npm run bench -- live

Ratios measured in one run; without a name, all of them but the last two: load is 16
connections for that long on each kind of database, live a first ingest of every source from a stand-in for them.
Exit code 0: every bar met. 1: one missed. 2: no such benchmark.
`;

const main = async (names: readonly string[]): Promise<number> => {
  if (names.includes("--help") || names.includes("-h")) {
    process.stdout.write(HELP);
    return 0;
  }
  const [first = "", ...rest] = names;
  if (Object.hasOwn(LONG, first)) return (await LONG[first]?.(rest)) === true ? 0 : 1;
  const chosen = names.length === 0 ? Object.keys(BENCHES) : names;
  const unknown = chosen.find((name) => !Object.hasOwn(BENCHES, name));
  if (unknown !== undefined) {
    process.stderr.write(
      `bench: no benchmark ${unknown}; there are ${[...Object.keys(BENCHES), ...Object.keys(LONG)].join(", ")}\n`,
    );
    return 2;
  }
  let met = true;
  for (const name of chosen) met = (await BENCHES[name]?.()) === true && met;
  return met ? 0 : 1;
};

process.exitCode = await main(process.argv.slice(2));
