/** A file that cannot be read any further, told in a sentence to whoever sent it. */
export class FileError extends Error {
  override readonly name = "FileError";

  /** @param line of the file, from 1; null = it concerns the whole file */
  constructor(
    message: string,
    readonly line: number | null = null,
  ) {
    super(line === null ? message : `Line ${line}: ${message}`);
  }
}
