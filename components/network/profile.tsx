import { Prose } from "@/components/ui/prose";
import { type EventView, type ProfileItem, proseText } from "@/lib/views";
import { StatementSources } from "./statement-sources";

/** What it sells, to whom, and what to watch; then the dated events. */
export function Profile({ items, events }: { items: ProfileItem[]; events: EventView[] }) {
  return (
    <>
      <dl className="grid gap-x-10 gap-y-5 md:grid-cols-2">
        {items.map(({ label, statement }) => (
          <div key={label}>
            <dt className="text-sm font-semibold">{label}</dt>
            <dd className="mt-0.5 text-sm text-ink-2">
              {statement.prose ? (
                <>
                  <Prose view={statement.prose} />
                  <span className="mt-0.5 block">
                    <StatementSources sources={statement.sources} />
                  </span>
                </>
              ) : (
                <span className="text-ink-3 italic">
                  Not shown: what we write rests on sources that became known on {statement.knownOn}.
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {events.length > 0 ? (
        <>
          <h3 className="mt-8 text-sm font-semibold">Events</h3>
          <ol className="mt-2 grid gap-2 text-sm">
            {events.map((event) => (
              <li
                key={event.date + proseText(event.label)}
                className="grid gap-x-4 sm:grid-cols-[6.5rem_minmax(0,1fr)]"
              >
                <span className="text-ink-3">{event.date}</span>
                <span>
                  <span className="font-medium">
                    <Prose view={event.label} />.
                  </span>{" "}
                  {event.text.prose ? (
                    <span className="text-ink-2">
                      <Prose view={event.text.prose} />
                    </span>
                  ) : null}{" "}
                  <StatementSources sources={event.text.sources} />
                </span>
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </>
  );
}
