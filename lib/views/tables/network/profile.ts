import type { AnswerSection, EventView, ProfileItem } from "../../editorial";
import type { StatementView } from "../../known-texts";
import type { NetworkView } from "../../network";
import { buildTable, prose, statementText, type TableView, words } from "../table";

/** What stands where a day hides what rests on later sources. */
export const hiddenText = ({ knownOn }: StatementView): string =>
  `Not shown: what we write rests on sources that became known on ${knownOn}.`;

/** What it sells, to whom, and what to watch. */
export const profileTable = ({ profile }: { profile: ProfileItem[] }): TableView =>
  buildTable<ProfileItem>({
    id: "profile",
    title: "The network",
    anchor: "profile",
    columns: [
      words("About", ({ label }) => label),
      prose(
        "In words",
        ({ statement }) => statement.prose,
        ({ statement }) => (statement.prose ? statementText(statement) : hiddenText(statement)),
      ),
    ],
    rows: profile,
    sources: ({ statement }) => statement.sources,
  });

export const eventsTable = ({ events }: NetworkView): TableView =>
  buildTable<EventView>({
    id: "events",
    title: "Events",
    anchor: "profile",
    columns: [
      words("Day", ({ date }) => date),
      prose("Event", ({ label }) => label),
      prose(
        "In words",
        ({ text }) => text.prose,
        ({ text }) => statementText(text),
      ),
    ],
    rows: events,
    sources: ({ text }) => text.sources,
  });

type Answer = AnswerSection["items"][number] & { section: string };

/** Fifteen questions, each with what stands behind its answer. */
export const answersTable = ({ answers }: NetworkView): TableView =>
  buildTable<Answer>({
    id: "checklist",
    title: "Checklist",
    anchor: "checklist",
    columns: [
      words("Section", ({ section }) => section),
      words("No.", ({ id }) => id),
      words("Question", ({ question }) => question),
      words("Answer", ({ answer }) => answer),
      prose("In words", ({ text }) => text?.prose ?? null),
      words("Evidence", ({ evidence }) => evidence),
    ],
    rows: answers.flatMap(({ section, items }) => items.map((item) => ({ ...item, section }))),
    sources: ({ text }) => text?.sources ?? [],
  });
