// @ts-check
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * Where a program is; null when it is not there to be run.
 * @param {string} name
 * @param {string[]} [folders] besides those of PATH
 */
export function findProgram(name, folders = []) {
  for (const folder of [...(process.env.PATH ?? "").split(delimiter), ...folders]) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

/** Debian keeps PostgreSQL's own programs out of PATH. */
const DEBIAN_POSTGRES = "/usr/lib/postgresql";

/** Programs that some tests need and that a machine may lack, with what goes untested without them. */
export function findMissingPrograms() {
  const versions = existsSync(DEBIAN_POSTGRES) ? readdirSync(DEBIAN_POSTGRES) : [];
  const missing = [];
  if (
    !process.env.TEST_POSTGRES_URL &&
    !findProgram(
      "initdb",
      versions.map((version) => join(DEBIAN_POSTGRES, version, "bin")),
    )
  ) {
    missing.push("PostgreSQL (no initdb on this machine, and TEST_POSTGRES_URL is not set)");
  }
  if (!findProgram("pdftotext"))
    missing.push("text of the PDFs (no pdftotext on this machine: it comes with poppler-utils)");
  if (!findProgram("soffice"))
    missing.push("workbooks recalculated (no soffice on this machine: it comes with libreoffice-calc-nogui)");
  return missing;
}
