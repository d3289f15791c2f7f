import type { NetworkView } from "@/lib/views";

/** What it sells, to whom, and what to watch; then the dated events. */
export function Profile({ view }: { view: NetworkView }) {
  return (
    <>
      <dl className="grid gap-x-10 gap-y-5 md:grid-cols-2">
        {view.profile.map((item) => (
          <div key={item.label}>
            <dt className="text-sm font-semibold">{item.label}</dt>
            <dd className="mt-0.5 text-sm text-ink-2">
              {item.text}
              {item.sources.length > 0 ? (
                <span className="mt-0.5 block text-xs text-ink-3">
                  {item.sources.map((source, index) => (
                    <span key={source.publisher + (source.url ?? "")}>
                      {index > 0 ? ", " : ""}
                      {source.url ? <a href={source.url}>{source.publisher}</a> : source.publisher}
                    </span>
                  ))}
                </span>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
      {view.events.length > 0 ? (
        <>
          <h3 className="mt-8 text-sm font-semibold">Events</h3>
          <ol className="mt-2 grid gap-2 text-sm">
            {view.events.map((event) => (
              <li key={event.date + event.label} className="grid gap-x-4 sm:grid-cols-[6.5rem_minmax(0,1fr)]">
                <span className="text-ink-3">{event.date}</span>
                <span>
                  <span className="font-medium">{event.label}.</span> <span className="text-ink-2">{event.text}</span>{" "}
                  <span className="text-xs text-ink-3">
                    {event.url ? <a href={event.url}>{event.source}</a> : event.source}
                  </span>
                </span>
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </>
  );
}
