import { formatAge } from "@/lib/format";
import { triggerStates } from "@/lib/scoring";
import { draftWords } from "./drafts";
import { lastChange } from "./last-change";
import type { ProseView } from "./prose";
import type { BoardEntry } from "./scoreboard-rows";
import { conditionWords } from "./surroundings/triggers";
import { tracer } from "./tracer";
import { definitionVerdict, type VerdictView } from "./verdict";

/** Of a quarter that is called old. */
export const OLD_QUARTER_DAYS = 200;

export interface AttentionGroup {
  id: string;
  title: string;
  items: { slug: string; name: string; text: ProseView }[];
}

/** What a note is about; the first needs a reader soonest. */
const ATTENTION = [
  { id: "tripped", title: "A condition stated beforehand has come true" },
  { id: "near", title: "A condition stated beforehand is within a tenth of its threshold" },
  { id: "changed", title: "The class or range changed at the latest quarter" },
  { id: "conflict", title: "An open conflict between sources could change the class" },
  { id: "definition", title: "The class depends on the definition" },
  { id: "old", title: "Latest usable quarter is old" },
  { id: "draft", title: "Draft: an input nobody has researched yet" },
] as const;
type AttentionId = (typeof ATTENTION)[number]["id"];

function attentionOf({ record, assessed }: BoardEntry, query: string): { id: AttentionId; text: ProseView }[] {
  const to = tracer(record.network.slug, query);
  const notes: { id: AttentionId; text: ProseView }[] = [];
  for (const { id, state, isNear } of triggerStates(record, assessed)) {
    const trigger = record.triggers.find((candidate) => candidate.id === id);
    if (!trigger || (state !== "tripped" && !isNear)) continue;
    const text = to.prose(conditionWords(trigger), { kind: "trigger", id });
    notes.push({ id: state === "tripped" ? "tripped" : "near", text });
  }
  const change = lastChange(assessed);
  if (change.quarter !== null && change.quarter === assessed.quarter)
    notes.push({ id: "changed", text: to.words(change.text, "verdict") });
  const decisive = assessed.conflicts.filter((conflict) => conflict.status === "open" && conflict.changesVerdict);
  for (const { id, title } of decisive) notes.push({ id: "conflict", text: to.prose(title, { kind: "conflict", id }) });
  if (assessed.definitionRobust === false) {
    const classes = new Set(assessed.definitions.map((outcome) => classWords(definitionVerdict(outcome))));
    notes.push({ id: "definition", text: to.words([...classes].join(", "), "verdict") });
  }
  if (assessed.ageDays !== null && assessed.ageDays > OLD_QUARTER_DAYS) {
    const words = `${assessed.quarter}, ended ${formatAge(assessed.ageDays)} before the as-of day`;
    notes.push({ id: "old", text: to.words(words, "age") });
  }
  if (assessed.draftInputs.length > 0)
    notes.push({ id: "draft", text: to.words(draftWords(assessed.draftInputs), "verdict") });
  return notes;
}

/** Notes by what they are about, each with the networks it concerns. */
export function attentionGroups(entries: BoardEntry[], query: string): AttentionGroup[] {
  const notes = entries.flatMap((entry) =>
    attentionOf(entry, query).map((note) => ({
      ...note,
      slug: entry.record.network.slug,
      name: entry.record.network.name,
    })),
  );
  return ATTENTION.flatMap(({ id, title }) => {
    const items = notes.filter((note) => note.id === id).map(({ slug, name, text }) => ({ slug, name, text }));
    return items.length > 0 ? [{ id, title, items }] : [];
  });
}

/** The class in words, or the one it would read. */
const classWords = (verdict: VerdictView): string =>
  verdict.wouldRead ? `would read ${verdict.wouldRead}` : verdict.label.toLowerCase();
