import { formatCount } from "@/lib/format";

/** What the pages of imports are made from; shapes only, so that whoever reads the database can hand it over. */
interface BatchInput {
  id: string;
  label: string;
  startedBy: string;
  startedAt: Date;
  state: string;
  stateWords: string;
  rowsRead: number;
  rowsStored: number;
  rowsRejected: number;
  failure: string | null;
}

interface StateInput {
  id: string;
  upload: { label: string; bytes: number; sentBy: string; sentAt: string } | null;
  batch: BatchInput | null;
  outcome: {
    isDryRun: boolean;
    state: "running" | "done" | "failed";
    message: string | null;
    counts: { rowsRead: number; rowsStored: number; rowsHeld: number; rowsRejected: number };
    networks: readonly { slug: string; stored: number; isNew: boolean }[];
  } | null;
  networks: readonly { networkSlug: string; observationCount: number }[];
  rejects: readonly { line: number; column: string | null; value: string | null; reason: string }[];
}

/** One line of the list of imports. */
export interface ImportRowView {
  id: string;
  label: string;
  state: string;
  startedBy: string;
  startedAt: string;
  read: string;
  stored: string;
  rejected: string;
}

export interface ImportView {
  id: string;
  label: string;
  /** Where it stands, in one sentence. */
  status: string;
  isRunning: boolean;
  /** Nothing was begun, or what was begun came to nothing: the columns may be chosen. */
  canStart: boolean;
  canPublish: boolean;
  canUndo: boolean;
  undoLabel: string;
  sent: string;
  counts: { label: string; value: string }[];
  networks: { slug: string; rows: string; isPublished: boolean }[];
  rejects: { line: string; column: string; value: string; reason: string }[];
  /** Said where not all rejects are listed; null = they are. */
  rejectsNote: string | null;
}

const minute = (instant: string): string => `${instant.slice(0, 16).replace("T", " ")} UTC`;
/** A file's size is told in whole kilobytes. */
const size = (bytes: number): string => `${formatCount(Math.ceil(bytes / 1000))} kB`;

export const buildImportRows = (batches: readonly BatchInput[]): ImportRowView[] =>
  batches.map((batch) => ({
    id: batch.id,
    label: batch.label,
    state: batch.stateWords,
    startedBy: batch.startedBy,
    startedAt: minute(batch.startedAt.toISOString()),
    read: formatCount(batch.rowsRead),
    stored: formatCount(batch.rowsStored),
    rejected: formatCount(batch.rowsRejected),
  }));

function statusOf({ batch, outcome }: StateInput): string {
  if (batch?.state === "published") return "Published: readers see it.";
  if (batch?.state === "undone") return "Taken back: readers do not see it.";
  if (batch?.state === "ready")
    return batch.rowsStored > 0
      ? "Read to its end. Readers do not see it yet."
      : "Read to its end: no row of it is new and right, so there is nothing to publish.";
  if (batch?.failure || outcome?.state === "failed")
    return `Not read: ${batch?.failure ?? outcome?.message ?? "the reading ended early."}`;
  if (outcome?.state === "running" || batch?.state === "writing")
    return outcome?.isDryRun ? "Being checked. Nothing is stored." : "Being read. Readers see nothing of it.";
  if (batch?.state === "cut_short") return "The reading was cut short. Readers see nothing of it. Start it again.";
  if (outcome?.state === "done" && outcome.isDryRun) return "Checked. Nothing is stored.";
  return "Sent, not read yet. Look at the columns, then check or import it.";
}

function countsOf({ batch, outcome }: StateInput): ImportView["counts"] {
  const counts = batch ?? outcome?.counts;
  if (!counts) return [];
  const stored = batch === null ? "Would be stored" : "Stored";
  const held =
    outcome && outcome.state === "done"
      ? [{ label: "In the record already", value: formatCount(outcome.counts.rowsHeld) }]
      : [];
  return [
    { label: "Rows read", value: formatCount(counts.rowsRead) },
    { label: stored, value: formatCount(counts.rowsStored) },
    ...held,
    { label: "Rejected", value: formatCount(counts.rowsRejected) },
  ];
}

/** One import as its page shows it. */
export function buildImport(state: StateInput): ImportView {
  const { id, upload, batch, outcome, rejects } = state;
  const isRunning = outcome?.state === "running" || batch?.state === "writing";
  const isFresh = batch === null || batch.state === "failed" || batch.state === "cut_short";
  const isShown = batch?.state === "published";
  const total = (batch ?? outcome?.counts)?.rowsRejected ?? 0;
  return {
    id,
    label: batch?.label ?? upload?.label ?? "",
    status: statusOf(state),
    isRunning,
    canStart: upload !== null && isFresh && !isRunning,
    canPublish: batch?.state === "ready" && batch.rowsStored > 0,
    canUndo: !isRunning && batch?.state !== "undone",
    undoLabel: isShown ? "Take it back" : "Discard it",
    sent: upload
      ? `${size(upload.bytes)}, sent ${minute(upload.sentAt)} by ${upload.sentBy}`
      : batch
        ? `Begun ${minute(batch.startedAt.toISOString())} by ${batch.startedBy}`
        : "",
    counts: countsOf(state),
    networks:
      batch === null
        ? (outcome?.networks ?? []).map(({ slug, stored }) => ({ slug, rows: formatCount(stored), isPublished: false }))
        : state.networks.map(({ networkSlug, observationCount }) => ({
            slug: networkSlug,
            rows: formatCount(observationCount),
            isPublished: isShown,
          })),
    rejects: rejects.map(({ line, column, value, reason }) => ({
      line: String(line),
      column: column ?? "whole row",
      value: value ?? "",
      reason,
    })),
    rejectsNote:
      total > rejects.length
        ? `The first ${formatCount(rejects.length)} of ${formatCount(total)} rejects are kept.`
        : null,
  };
}
