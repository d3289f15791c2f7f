import type { Metadata } from "next";
import { Section } from "@/components/ui/section";
import { buildReference } from "@/lib/api";
import { DISCLAIMER } from "@/lib/format/disclaimer";
import { canonical } from "../canonical";
import { Code } from "./_components/code";
import { Fields } from "./_components/fields";
import { OperationEntry } from "./_components/operation-entry";
import { Words } from "./_components/words";

export const generateMetadata = (): Metadata => ({
  title: "API",
  description:
    "Read API: verdicts, figures, claims, conflicts and changes as JSON and CSV, with the same numbers as the pages, on any past day and under a reader’s own assumptions.",
  ...canonical("/api"),
});

export default function ApiPage() {
  const view = buildReference();
  const { perMinute, usualRows, mostRows } = view.limits;
  return (
    <div className="page">
      <p className="eyebrow">API</p>
      <h1 className="headline mt-2 max-w-[30ch]">Every number of the pages, for programs</h1>
      <p className="mt-3 max-w-[72ch] text-ink-2">
        Reads need no key. Replies come from the same assessments as the pages and hold the same numbers, unformatted;
        what is not known is null and says why. Addresses begin with{" "}
        <code className="break-words" data-rule="root">
          {view.root}
        </code>
        . The whole of it as an OpenAPI document, for clients that are made by machine:{" "}
        <a href="/api/v1/openapi.json">openapi.json</a>.
      </p>
      <nav aria-label="Operations" className="mt-5" data-rule="operations">
        <ul className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
          {view.groups
            .flatMap(({ operations }) => operations)
            .map((operation) => (
              <li key={operation.id}>
                <a href={`#${operation.id}`} className="inline-block py-1">
                  {operation.summary}
                </a>
              </li>
            ))}
        </ul>
      </nav>

      <Section id="common" title="What holds for every reply" question="One form, so that one reader of it is enough.">
        <ul className="grid max-w-[76ch] list-disc gap-1.5 pl-5 text-sm" data-rule="common">
          <li>
            <code>meta</code> says the as-of day, the revision of the facts, the method version, the fingerprint where
            the reply holds one verdict, and the page that shows the same to people.
          </li>
          <li>
            <code>asOf</code> takes the reader to a past day: only what was known on or before it is used, in every
            operation.
          </li>
          <li>
            Numbers are plain JSON numbers to 12 significant digits. A coverage without emissions, and an open end, is
            the string <code>"Infinity"</code>. A null comes with its reason: <code>reason</code>, <code>missing</code>,{" "}
            <code>nullReason</code> or <code>attributionMissing</code> beside it.
          </li>
          <li>
            Lists come as CSV with <code>.csv</code> at the end of the path or <code>Accept: text/csv</code>. Cells that
            a spreadsheet would run as a formula begin with an apostrophe.
          </li>
          <li>
            Assumptions of a reader lead to <code>assumed</code>, marked <code>isCustom</code>, beside the house
            verdict. They replace nothing, and are not to be quoted as the verdict.
          </li>
          <li>
            Any site may read: <code>Access-Control-Allow-Origin: *</code>. What is read is asked by GET or HEAD.
          </li>
        </ul>
      </Section>

      {view.groups.map((group) => (
        <Section key={group.name} id={`group-${group.name.toLowerCase()}`} title={group.name}>
          {group.operations.map((operation) => (
            <OperationEntry key={operation.id} view={operation} />
          ))}
        </Section>
      ))}

      <Section
        id="paging"
        title="Pages of a list"
        question={`A list gives ${usualRows} rows in JSON and ${mostRows} in CSV, or as many as limit asks for.`}
      >
        <p className="max-w-[72ch] text-sm text-ink-2" data-rule="paging">
          <code>page.next</code> is the address of the next page, and the <code>Link</code> header says it too. A cursor
          holds for its query and for one revision of the facts, so that no row is seen twice or missed; when facts were
          published in between, the answer is 400 and says that the cursor is stale.
        </p>
        <Code label="Python: all pages of a list" text={view.pagingPython} />
        <p className="mt-4 text-sm text-ink-2">As a table:</p>
        <Code label="Python: the board as a table" text={view.csvPython} />
      </Section>

      <Section id="caching" title="Caching">
        <p className="max-w-[72ch] text-sm text-ink-2" data-rule="caching">
          Every reply carries an <code>ETag</code> made of the revision of the facts, the build and the query. Send it
          back as <code>If-None-Match</code>: the answer is 304 without a body until facts, code or the question change.{" "}
          <code>/api/v1/revision</code> says with one number whether any fact has changed.
        </p>
        <Code
          label="curl: ask whether something has changed"
          text={`etag=$(curl -sI '${view.root}/networks' | tr -d '\\r' | sed -n 's/^etag: //Ip')\ncurl -s -o /dev/null -w '%{http_code}\\n' -H "If-None-Match: $etag" '${view.root}/networks'`}
        />
      </Section>

      <Section id="limits" title="Limits">
        <p className="max-w-[72ch] text-sm text-ink-2" data-rule="limits">
          {perMinute === null
            ? "This server sets no limit to the requests of a client."
            : `${perMinute} requests a minute are answered for one client; RateLimit-Limit, RateLimit-Remaining and RateLimit-Reset say where it stands, and the answer beyond them is 429 with Retry-After.`}{" "}
          What the pages of this site ask for themselves (the revision, and what stands behind a number) takes nothing
          from it.
        </p>
      </Section>

      <Section
        id="errors"
        title="Errors"
        question="As application/problem+json: what was wrong, where, and what to do. Unlike a page, the API is strict: what it does not understand it refuses, so that nobody takes an answer to another question for theirs."
      >
        <ul className="grid max-w-[76ch] gap-1.5 text-sm" data-rule="errors">
          {view.errors.map((error) => (
            <li key={error.status}>
              <code className="font-semibold">{error.status}</code> <Words text={error.description} />
            </li>
          ))}
          <li>
            <code className="font-semibold">405</code> Another method than the address takes; <code>Allow</code> lists
            them.
          </li>
        </ul>
      </Section>

      <Section id="licence" title="Licence and how to name it">
        <p className="max-w-[72ch] text-sm text-ink-2">
          The code is under the MIT licence. Figures keep the licence of their sources: every observation carries its
          source with <code>licence</code> and <code>redistribute</code> (full: the text may be passed on; figure: the
          number alone, with its source). Name Offtake, the as-of day and the method version when you quote a verdict,
          and link to <code>meta.page</code>.
        </p>
        <p className="mt-3 max-w-[72ch] text-sm text-ink-2">{DISCLAIMER}</p>
      </Section>

      <Section id="shapes" title="Shapes" question="What the replies are made of, by name.">
        {view.shapes.map((shape) => (
          <details key={shape.name} id={`shape-${shape.name}`} className="border-b border-line py-1">
            <summary className="py-1 text-sm">
              <code className="font-semibold">{shape.name}</code>
              {shape.description ? (
                <span className="text-ink-2">
                  {" "}
                  <Words text={shape.description} />
                </span>
              ) : null}
            </summary>
            {shape.values.length > 0 ? (
              <p className="mt-2 text-sm" data-rule="values">
                One of <code>{shape.values.join(" | ")}</code>.
              </p>
            ) : null}
            <Fields fields={shape.fields} />
          </details>
        ))}
      </Section>
    </div>
  );
}
