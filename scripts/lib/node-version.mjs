// @ts-check
// Read before anything else is: plain syntax and no imports, so that an old Node gets as far as the sentence below.

const NEEDED_MAJOR = 20;
const NEEDED_MINOR = 19;

/**
 * One sentence when this Node is too old, null when it will do.
 * @param {string} version such as "20.19.0"
 * @param {string} program path of the node that runs
 */
export function unsupportedNode(version, program) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > NEEDED_MAJOR || (major === NEEDED_MAJOR && minor >= NEEDED_MINOR)) return null;
  return `Offtake needs Node.js ${NEEDED_MAJOR}.${NEEDED_MINOR} or newer; this is ${version} (${program}). Install a newer one from https://nodejs.org or your package manager.`;
}

/** Ends the process with that sentence where it applies. */
export function requireSupportedNode() {
  const sentence = unsupportedNode(process.versions.node, process.execPath);
  if (sentence === null) return;
  process.stderr.write(`offtake: ${sentence}\n`);
  process.exit(1);
}
