import * as z from "zod";
import { deliverAlerts } from "@/lib/alerts";
import { openDb } from "@/lib/data";
import { getEnv, parseAlertSettings } from "@/lib/env";
import { isField } from "../columns";
import { freeze } from "../command";
import { FileError } from "../file-error";
import { dryRun, type ImportOutcome, runImport, sentenceOf } from "../run-import";
import { type Counts, noCounts } from "../sink";
import { heldSentence } from "../words";
import { type Outcome, uploadPath, writeOutcome } from "./uploads";

const field = z.string().refine(isField);
const jobSchema = z.discriminatedUnion("does", [
  z.object({ does: z.literal("freeze") }),
  z.object({
    does: z.enum(["import", "dry-run"]),
    id: z.string(),
    label: z.string(),
    mapping: z.array(z.tuple([z.string(), field.nullable()])),
    actor: z.string(),
  }),
]);

const PROGRESS_MS = 500;

/** Does one job in a process of its own. @returns the exit code */
export async function doJob(text: string): Promise<number> {
  const job = jobSchema.parse(JSON.parse(text));
  const db = openDb(getEnv().databaseUrl);
  try {
    if (job.does === "freeze") {
      await freeze(db);
      await deliverAlerts(db, { settings: parseAlertSettings(), log: console.log });
    } else await readFileOf(db, job);
    return 0;
  } catch (error) {
    console.error(
      JSON.stringify({ level: "error", event: "import.process", does: job.does, message: sentenceOf(error) }),
    );
    return 1;
  } finally {
    await db.$disconnect().catch(() => {});
  }
}

type ReadJob = Exclude<z.infer<typeof jobSchema>, { does: "freeze" }>;

async function readFileOf(db: ReturnType<typeof openDb>, job: ReadJob): Promise<void> {
  const isDryRun = job.does === "dry-run";
  let counts: Counts = noCounts();
  // One after the other: the last word must be the last that is written.
  let writing: Promise<void> = Promise.resolve();
  const tell = (said: Partial<Outcome>): Promise<void> => {
    const outcome: Outcome = {
      ...{ isDryRun, state: "running", message: null, at: new Date().toISOString(), rejects: [], networks: [] },
      ...{ counts, ...said },
    };
    writing = writing.catch(() => {}).then(() => writeOutcome(job.id, outcome));
    return writing;
  };
  await tell({});
  const beat = setInterval(() => void tell({}).catch(() => {}), PROGRESS_MS);
  const stop = () => clearInterval(beat);
  try {
    const outcome = await (isDryRun ? dryRun : runImport)(db, {
      ...{ path: uploadPath(job.id), label: job.label, startedBy: job.actor, batchId: job.id },
      mapping: new Map(job.mapping),
      onProgress: (now) => {
        counts = { ...now };
      },
    });
    stop();
    await tell(told(outcome));
  } catch (error) {
    stop();
    await tell({ state: "failed", message: error instanceof FileError ? error.message : sentenceOf(error) });
    throw error;
  }
}

function told(outcome: ImportOutcome): Partial<Outcome> {
  if (outcome.is === "held") return { state: "failed", message: heldSentence(outcome.holder) };
  if (outcome.is === "failed") return { state: "failed", message: outcome.message, counts: outcome.counts };
  const { counts, rejects, networks } = outcome;
  return { state: "done", counts, rejects: rejects.slice(0, 1000), networks: networks.slice(0, 200) };
}
