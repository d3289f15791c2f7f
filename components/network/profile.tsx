import { Prose } from "@/components/ui/prose";
import { TableFile } from "@/components/ui/table-file";
import { type EventView, type ProfileItem, proseText } from "@/lib/views";
import { hiddenText } from "@/lib/views/tables";
import { StatementSources } from "./statement-sources";

/** What it sells, to whom, and what to watch; then the dated events. */
export function Profile({
  items,
  events,
  csv,
}: {
  items: ProfileItem[];
  events: EventView[];
  csv: { profile: string; events: string };
}) {
  return (
    <>
      <TableFile href={csv.profile} of="profile">
        <dl className="grid gap-x-10 gap-y-5 md:grid-cols-2">
          {items.map(({ label, statement }) => (
            <div key={label} data-row="">
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
                  <span className="text-ink-3 italic">{hiddenText(statement)}</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </TableFile>
      {events.length > 0 ? (
        <>
          <h3 className="mt-8 text-sm font-semibold">Events</h3>
          <TableFile href={csv.events} of="events">
            <ol className="mt-2 grid gap-2 text-sm">
              {events.map((event) => (
                <li
                  key={event.date + proseText(event.label)}
                  data-row=""
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
          </TableFile>
        </>
      ) : null}
    </>
  );
}
