/** `node --import tsx scripts/attributions.ts`: writes docs/attributions.md from the sources of the shipped facts. */
import { readFileSync, writeFileSync } from "node:fs";
import { listFactsFolders, readNetworkFacts } from "../lib/facts";
import { attributionsText } from "./attributions/text";

const FILE = "docs/attributions.md";
const HELP = `Writes ${FILE} from the sources of prisma/seed.

  node --import tsx scripts/attributions.ts            writes it
  node --import tsx scripts/attributions.ts --check    says whether it is what it would be

Exit codes: 0 done, or as it should be; 1 it is not.`;

if (process.argv.includes("--help")) console.log(HELP);
else {
  const text = attributionsText(listFactsFolders("prisma/seed").map(readNetworkFacts));
  if (!process.argv.includes("--check")) writeFileSync(FILE, text);
  else if (readFileSync(FILE, "utf8") !== text) {
    console.error(`${FILE} is not what the sources say: node --import tsx scripts/attributions.ts`);
    process.exitCode = 1;
  }
}
