import { LeadLink } from "@/components/ui/lead-link";
import { Prose } from "@/components/ui/prose";
import type { TraceClaim } from "@/lib/views";

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
