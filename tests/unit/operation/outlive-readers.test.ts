import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";

/** Writes to both outputs when it is told to, after nobody reads them any more. */
const PROGRAM = (isOutliving: boolean): string => `
  import { outliveReaders } from "./lib/operation/index.ts";
  if (${isOutliving}) outliveReaders();
  console.log("begun");
  process.on("message", () => {
    for (let line = 0; line < 100; line += 1) {
      console.log("a line");
      console.error("another");
    }
    setTimeout(() => process.exit(7), 100);
  });
`;

async function endOf(isOutliving: boolean): Promise<unknown> {
  const args = ["--import", "tsx", "--input-type=module", "--eval", PROGRAM(isOutliving)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe", "ipc"] });
  await once(child.stdout ?? child, "data");
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.send("write");
  const [code] = await once(child, "exit");
  return code;
}

it("a process goes on when whoever reads its output is gone, and would not by itself", async () => {
  expect(await endOf(true)).toBe(7);
  expect(await endOf(false)).not.toBe(7);
});
