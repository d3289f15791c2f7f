import type { OperationView, ParamView } from "@/lib/api";
import { Code } from "./code";
import { Fields } from "./fields";
import { Words } from "./words";

/** Parameters: name, what it does, what it takes. */
function Params({ params }: { params: ParamView[] }) {
  return (
    <dl className="mt-2 grid gap-2 text-sm" data-rule="parameters">
      {params.map((param) => (
        <div key={param.name} className="border-l-2 border-line pl-3">
          <dt>
            <code className="font-semibold">{param.name}</code>{" "}
            <span className="text-xs text-ink-3">
              {param.place === "path" ? "in the path" : param.isRequired ? "required" : "optional"}
            </span>
          </dt>
          <dd className="text-ink-2">
            <Words text={`${param.description} Takes ${param.expected}`} />
            {param.examples.length > 0 ? (
              <>
                {"; for example "}
                <code>{param.examples[0]}</code>
              </>
            ) : null}
            .
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** One operation: what it answers, what it takes, how to ask, what comes back. */
export function OperationEntry({ view }: { view: OperationView }) {
  const [first] = view.examples;
  return (
    <article id={view.id} className="mt-8" aria-labelledby={`${view.id}-title`}>
      <h3 id={`${view.id}-title`} className="text-base font-semibold">
        {view.summary}
      </h3>
      <p className="mt-1 text-sm break-words" data-rule="address">
        <span className="tag">{view.method}</span> <code className="break-all">{view.path}</code>
        {view.needsToken ? <span className="text-ink-3"> · needs a token</span> : null}
        {view.csvHref ? <span className="text-ink-3"> · JSON and CSV</span> : null}
      </p>
      <p className="mt-2 max-w-[72ch] text-sm text-ink-2">
        <Words text={view.description} />
      </p>

      <h4 className="mt-4 text-sm font-semibold">Try it</h4>
      {view.needsToken ? null : (
        <ul className="mt-1 grid gap-1 text-sm" data-rule="examples">
          {[...view.examples.map(({ href }) => href), ...(view.csvHref ? [view.csvHref] : [])].map((href) => (
            <li key={href}>
              <a href={href} className="inline-block py-1 break-all">
                <code>{href}</code>
              </a>
            </li>
          ))}
        </ul>
      )}
      {first ? (
        <div className="mt-2 grid gap-x-4 lg:grid-cols-2">
          <div className="min-w-0">
            <p className="text-xs text-ink-3">curl</p>
            <Code label={`curl: ${view.summary}`} text={first.curl} />
          </div>
          <div className="min-w-0">
            <p className="text-xs text-ink-3">Python</p>
            <Code label={`Python: ${view.summary}`} text={first.python} />
          </div>
        </div>
      ) : null}

      {view.params.length > 0 ? (
        <details className="mt-4" open={view.params.length <= 8}>
          <summary className="py-1 text-sm font-semibold">Parameters</summary>
          <Params params={view.params} />
        </details>
      ) : null}
      <details className="mt-2">
        <summary className="py-1 text-sm font-semibold">Reply</summary>
        <Fields fields={view.reply} />
      </details>
    </article>
  );
}
