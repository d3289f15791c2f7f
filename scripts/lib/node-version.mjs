// @ts-check
// Read before anything else is: plain syntax and no imports, so that an old Node gets as far as the sentence below.

/** From these on, a CommonJS package may require() an ES module, which Prisma's generator does. Lines between them never learnt it. */
const OLDEST = { 20: 19, 22: 12 };
const NEWER_LINES = 23;

/**
 * One sentence when this Node will not do, null when it will.
 * @param {string} version such as "20.19.0"
 * @param {string} program path of the node that runs
 */
export function unsupportedNode(version, program) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const oldest = major === 20 || major === 22 ? OLDEST[major] : Number.POSITIVE_INFINITY;
  if (major >= NEWER_LINES || minor >= oldest) return null;
  return `Offtake needs Node.js 20.19 or newer (22.12 or newer from 21 on); this is ${version} (${program}). Install a newer one from https://nodejs.org or your package manager.`;
}

/** Ends the process with that sentence where it applies. */
export function requireSupportedNode() {
  const sentence = unsupportedNode(process.versions.node, process.execPath);
  if (sentence === null) return;
  process.stderr.write(`offtake: ${sentence}\n`);
  process.exit(1);
}
