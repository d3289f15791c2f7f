/**
 * Lets a process go on when whoever reads its output is gone. Unheard, a broken pipe ends up with Next as an uncaught
 * error, which is reported into the same pipe, and so on for ever.
 */
export function outliveReaders(outputs: readonly NodeJS.WritableStream[] = [process.stdout, process.stderr]): void {
  for (const output of outputs) output.on("error", () => {});
}
