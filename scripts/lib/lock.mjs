// @ts-check
import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { makeFolder } from "./folders.mjs";
import { isAlive } from "./processes.mjs";
import { Refusal } from "./refusal.mjs";

// One process at a time prepares a project folder. The holder touches its lock every two seconds. A lock is left over when its process has
// gone (same machine), or when nobody has touched it for a minute (another container that shares the folder: its process numbers mean nothing here).

const TOUCH_MS = 2_000;
const LEFT_OVER_MS = 60_000;
const POLL_MS = 100;

/**
 * Takes the lock, waiting as long as another process holds it.
 * @param {string} file
 * @param {(holder: string) => void} onWait called once when there is something to wait for
 * @returns {Promise<() => void>} gives the lock back; also done when the process exits
 */
export async function takeLock(file, onWait) {
  const mine = `${process.pid} ${hostname()} ${randomUUID()}`;
  const draft = `${file}.${process.pid}-${randomUUID()}`;
  try {
    makeFolder(dirname(file));
    writeFileSync(draft, mine);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? error.code : error;
    throw new Refusal(
      `cannot write to the project folder ${dirname(file)} (${reason}). Make it writable for this user, or clone it elsewhere.`,
    );
  }
  try {
    for (let told = false; !linked(draft, file); ) {
      const holder = read(file);
      if (holder !== null && isLeftOver(file, holder)) discard(file, holder);
      else if (holder !== null) {
        if (!told) onWait(holder.split(" ")[0] ?? "unknown");
        told = true;
        await wait(POLL_MS);
      }
    }
  } finally {
    rmSync(draft, { force: true });
  }
  const touching = setInterval(() => touch(file), TOUCH_MS);
  touching.unref();
  const giveBack = () => {
    clearInterval(touching);
    process.off("exit", giveBack);
    if (read(file) === mine) rmSync(file, { force: true });
  };
  process.on("exit", giveBack);
  return giveBack;
}

/**
 * A link is made whole or not at all, also on network file systems.
 * @param {string} draft
 * @param {string} file
 */
function linked(draft, file) {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** @param {string} file */
function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Taken away by hand: the work goes on, and whoever removed it answers for that.
  }
}

/**
 * @param {string} file
 * @param {string} holder
 */
function isLeftOver(file, holder) {
  const [pid, machine] = holder.split(" ");
  // A restarted container begins its process numbers again, so the dead holder may have had ours.
  if (machine === hostname() && (Number(pid) === process.pid || !isAlive(Number(pid)))) return true;
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.mtimeMs > LEFT_OVER_MS;
}

/**
 * Moves a left-over lock out of the way. Two may try at once: the one that moved a lock which is not the left-over one puts it back.
 * @param {string} file
 * @param {string} holder what the left-over lock says
 */
function discard(file, holder) {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (read(aside) !== holder) linked(aside, file);
  rmSync(aside, { force: true });
}
