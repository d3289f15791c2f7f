import { LeadLink } from "@/components/ui/lead-link";
import { Prose } from "@/components/ui/prose";
import type { TraceClaim, TraceDay } from "@/lib/views";

/** Every source with what it says, how good it is, since when it is known, and what taking it at its word would do. */
export function TraceClaims({ claims }: { claims: TraceClaim[] }) {
  return (
    <ul className="grid gap-3 text-sm">
      {claims.map((claim) => (
        <li
          key={claim.id}
          data-trace={claim.trace}
          className={`border-l-2 pl-3 ${claim.standing === "used" ? "border-ink" : "border-line-strong"}`}
        >
          <p className="flex flex-wrap items-baseline gap-x-2">
            <LeadLink to={claim} className="font-medium break-words">
              {claim.value}
            </LeadLink>
            <sup className="text-[0.62em] font-medium text-ink-3">{claim.grade}</sup>
            <span className="tag">{claim.standing}</span>
            <span className="text-xs text-ink-3">{claim.period}</span>
          </p>
          {claim.days ? <Days days={claim.days} /> : null}
          {claim.claimed === claim.value ? null : <p className="mt-0.5 break-words">as claimed: “{claim.claimed}”</p>}
          <p className="mt-0.5 break-words text-ink-2">
            {claim.source.url ? <a href={claim.source.url}>{claim.source.publisher}</a> : claim.source.publisher}
            {claim.source.title ? (
              <>
                , <cite className="not-italic">{claim.source.title}</cite>
              </>
            ) : null}
          </p>
          <p className="text-xs break-words text-ink-3">
            {claim.source.url ? null : <>{claim.source.address}, </>}
            {claim.source.readVia ? <>read via {claim.source.readVia}, </> : null}
            {claim.source.kind}; {claim.source.licence}; {claim.known}, {claim.age}
          </p>
          <p className="text-xs text-ink-3">
            Grade {claim.grade}, {claim.gradeWords}
          </p>
          {claim.verdict ? <p className="mt-0.5 text-xs text-ink-2">Taken at its word: {claim.verdict}.</p> : null}
          <p className="mt-0.5 text-xs break-words text-ink-2">
            <Prose view={claim.basis} />
            {claim.note ? (
              <>
                . <Prose view={claim.note} />
              </>
            ) : null}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** First and newest day, and all of them on demand. */
function Days({ days }: { days: TraceDay[] }) {
  const [first] = days;
  const last = days.at(-1);
  return (
    <>
      <p className="mt-0.5 text-ink-2">
        {first ? <Day day={first} /> : null}
        {last ? (
          <>
            {" … "}
            <Day day={last} />
          </>
        ) : null}
      </p>
      <details className="mt-0.5 text-xs">
        <summary className="min-h-6 cursor-pointer underline">Show all {days.length}</summary>
        <ol className="my-1 grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-4 gap-y-0.5">
          {days.map((day) => (
            <li key={day.id} data-trace={day.trace}>
              <Day day={day} />
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}

function Day({ day }: { day: TraceDay }) {
  return (
    <>
      <time className="text-ink-3">{day.period}</time> <LeadLink to={day}>{day.value}</LeadLink>
    </>
  );
}
