import type { LiveSourceView, LiveView } from "@/lib/views";

const MARK: Record<LiveSourceView["state"], string> = {
  working: "✓",
  failing: "!",
  off: "–",
  "never asked": "–",
};

/** Live sources: how each fares, what was set aside, the last ingests. State in words, never by colour alone. */
export function LiveSources({ view }: { view: LiveView }) {
  return (
    <>
      <ul className="grid gap-3">
        {view.sources.map((source) => (
          <li key={source.id} data-live-source={source.id} className="border-t border-line pt-2 text-sm">
            <p className="pl-5 -indent-5">
              <span aria-hidden="true" className="mr-2 inline-block w-3 indent-0 text-center">
                {MARK[source.state]}
              </span>
              <strong className="font-medium">{source.title}</strong> · {source.state}. {source.words}
            </p>
            {source.failure ? <p className="ml-5 text-ink-2">{source.failure}</p> : null}
            {source.stale ? <p className="ml-5 text-ink-2">{source.stale}</p> : null}
            <p className="ml-5 text-xs text-ink-3">
              <a href={source.url} rel="noreferrer">
                {source.attribution}
              </a>
            </p>
          </li>
        ))}
      </ul>
      {view.setAside.length > 0 ? (
        <details className="mt-4 text-sm">
          <summary className="cursor-pointer">
            Replies that were set aside whole: they did not have the documented shape
          </summary>
          <ul className="mt-2 grid gap-2">
            {view.setAside.map(({ key, words, reason }) => (
              <li key={key} className="break-words">
                <span className="text-ink-2">{words}</span>
                <br />
                {reason}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {view.runs.length > 0 ? (
        <details className="mt-4 text-sm">
          <summary className="cursor-pointer">Last ingests</summary>
          <ul className="mt-2 grid gap-1 text-ink-2">
            {view.runs.map(({ key, words }) => (
              <li key={key}>{words}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
