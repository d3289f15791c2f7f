import type { AnyRecord, DisputeFact } from "@/lib/scoring";
import type { StatementView, TextReader } from "../known-texts";

/** Somebody objects, what was answered and what came of it. */
export interface DisputeView {
  id: string;
  by: string;
  date: string;
  claim: StatementView;
  reply: StatementView;
  outcome: DisputeFact["outcome"];
  outcomeWords: string;
  /** Figures it concerns. */
  about: { label: string; trace: string; href: string }[];
}

const OUTCOME_WORDS: Record<DisputeFact["outcome"], string> = {
  open: "open",
  upheld: "upheld: the objection is right",
  rejected: "rejected: the figure stands",
  corrected: "corrected: the figure was changed",
};

/** Newest first; those that came after the day of `reader` are left out. */
export function buildDisputes(record: AnyRecord, reader: TextReader): DisputeView[] {
  const labels = new Map(record.series.map(({ id, label }) => [id, label]));
  return record.disputes
    .map((dispute) => {
      const { claim: text, sourceIds, observationIds, date } = dispute;
      return { dispute, claim: reader.read({ text, sourceIds, observationIds, date }) };
    })
    .filter(({ claim }) => claim.prose !== null)
    .sort((a, b) => (a.dispute.date < b.dispute.date ? 1 : -1))
    .map(({ dispute, claim }) => ({
      id: dispute.id,
      by: dispute.by,
      date: dispute.date,
      claim,
      reply: reader.read({ text: dispute.reply, sourceIds: [], date: dispute.date }),
      outcome: dispute.outcome,
      outcomeWords: OUTCOME_WORDS[dispute.outcome],
      about: dispute.observationIds.flatMap((id) => {
        const row = record.observations.find((observation) => observation.id === id);
        if (!row) return [];
        const label = `${labels.get(row.seriesId) ?? row.seriesId}, ${row.periodStart} to ${row.periodEnd}`;
        return [{ label, ...reader.to.to("observation", id) }];
      }),
    }));
}
