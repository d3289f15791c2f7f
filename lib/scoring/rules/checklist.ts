import type { AnswerValue } from "../types";

export interface ChecklistSection {
  id: string;
  label: string;
  /** Points of 100; a section earns weight × mean of its answers. */
  weight: number;
  questions: readonly { id: string; text: string }[];
}

/** §3.11: fifteen questions, yes is good. */
export const CHECKLIST = [
  {
    id: "1",
    label: "Real demand",
    weight: 35,
    questions: [
      { id: "1.1", text: "Are payers external?" },
      { id: "1.2", text: "Do they come back?" },
      { id: "1.3", text: "Would they buy if the token vanished?" },
    ],
  },
  {
    id: "2",
    label: "Supply quality",
    weight: 15,
    questions: [
      { id: "2.1", text: "Is the hardware what buyers need?" },
      { id: "2.2", text: "Can a service level be promised?" },
      { id: "2.3", text: "Is most registered supply active?" },
    ],
  },
  {
    id: "3",
    label: "Verification",
    weight: 20,
    questions: [
      { id: "3.1", text: "Is spoofing effectively prevented?" },
      { id: "3.2", text: "Does the proof measure useful work, not presence?" },
      { id: "3.3", text: "Does imitating participation cost more than it earns?" },
    ],
  },
  {
    id: "4",
    label: "Token design",
    weight: 20,
    questions: [
      { id: "4.1", text: "Are rewards tied to useful work?" },
      { id: "4.2", text: "Is there a credible plan for emission decline?" },
      { id: "4.3", text: "Is the token needed for payment, burn or collateral, not only voting?" },
    ],
  },
  {
    id: "5",
    label: "Operations",
    weight: 10,
    questions: [
      { id: "5.1", text: "Are there dashboards, APIs, SDKs and monitoring?" },
      { id: "5.2", text: "Can an outsider integrate unaided?" },
      { id: "5.3", text: "Are payments, wallets and identity in place?" },
    ],
  },
] as const satisfies readonly ChecklistSection[];

/** What an answer earns of its share; unknown earns nothing and is counted as unknown. */
export const ANSWER_VALUE: Readonly<Record<AnswerValue, number>> = { yes: 1, partly: 0.5, no: 0, unknown: 0 };

/** Evidence an answer needs: a *yes* on worse or older evidence counts as *partly*, a *no* on worse is unknown. */
export const ANSWER_EVIDENCE = { quality: 0.6, maxAgeDays: 365 } as const;
