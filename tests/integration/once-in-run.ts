import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inject } from "vitest";

/**
 * What all test files of a run share and one of them makes: the first that asks makes it, the others wait for it.
 * @param name one word; files that ask for the same name get the same thing
 * @param make gives what is to be known of it, such as its address
 * @throws Error in every file, where it cannot be made
 */
export async function onceInRun(name: string, make: () => Promise<string>): Promise<string> {
  const path = join(inject("sharedFolder"), name);
  const [made, failed] = [`${path}.made`, `${path}.failed`];
  if (existsSync(made)) return readFileSync(made, "utf8");
  if (isFirst(`${path}.making`)) {
    try {
      const said = await make();
      write(made, said);
      return said;
    } catch (error) {
      write(failed, error instanceof Error ? error.message : String(error));
      throw error;
    }
  }
  for (;;) {
    if (existsSync(made)) return readFileSync(made, "utf8");
    if (existsSync(failed)) throw new Error(`${name} could not be made: ${readFileSync(failed, "utf8")}`);
    await sleep(50);
  }
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** Whole or not at all, for those who look for it meanwhile. */
function write(path: string, content: string): void {
  writeFileSync(`${path}.part`, content);
  renameSync(`${path}.part`, path);
}
