import type { DifferenceView, VerificationView } from "@/lib/views/verification";

const STATE_WORDS = { same: "same", different: "different", not_checked: "not checked" } as const;

interface VerifyResultProps {
  title: string;
  view: VerificationView;
  /** Why the record could not be compared with; null where it was, or nobody asked. */
  fault: string | null;
}

/** One verdict file: the answer, what was checked, every difference. */
export function VerifyResult({ title, view, fault }: VerifyResultProps) {
  return (
    <section aria-label={title} data-verify-outcome={view.isSame ? "same" : "different"} className="mb-10">
      <h2 className="section-title break-words">{title}</h2>
      <p className="mt-2 font-serif text-lg">{view.headline}</p>
      <p className="mt-1 text-sm break-words text-ink-2">{view.subject}</p>
      {view.notice ? <p className="mt-2 text-sm font-semibold">{view.notice}</p> : null}
      {fault ? <p className="mt-2 text-sm">{fault}</p> : null}
      <dl className="mt-4 grid gap-2 text-sm">
        {view.verdicts.map(({ label, verdict }) => (
          <div key={label} className="grid gap-x-3 sm:grid-cols-[14rem_1fr]">
            <dt className="text-ink-3">{label}</dt>
            <dd>{verdict}</dd>
          </div>
        ))}
      </dl>
      <div className="scroll-x mt-5">
        <table className="data-table">
          <caption className="sr-only">What was checked</caption>
          <thead>
            <tr>
              <th scope="col">Checked</th>
              <th scope="col">Answer</th>
            </tr>
          </thead>
          <tbody>
            {view.checks.map(({ label, state, words }) => (
              <tr key={label}>
                <th scope="row" className="!border-line !py-2 !align-top !text-sm !font-medium !text-ink">
                  {label}
                </th>
                <td>
                  <span className={state === "different" ? "font-semibold" : "text-ink-2"}>
                    {STATE_WORDS[state]}: {words}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {view.groups.map(({ title: heading, explanation, expectedLabel, rows, moreCount }) => (
        <div key={heading} className="mt-6">
          <h3 className="text-sm font-semibold">{heading}</h3>
          <p className="mt-1 max-w-[72ch] text-sm text-ink-2">{explanation}</p>
          <ul className="mt-2 grid gap-3 text-sm">
            {rows.map((row) => (
              <Row key={row.place} row={row} expectedLabel={expectedLabel} />
            ))}
          </ul>
          {moreCount > 0 ? <p className="mt-2 text-sm text-ink-2">and {moreCount} more</p> : null}
        </div>
      ))}
    </section>
  );
}

function Row({ row, expectedLabel }: { row: DifferenceView; expectedLabel: string }) {
  return (
    <li className="border-t border-line pt-2">
      <code className="break-all">{row.place}</code>
      <dl className="mt-1 grid gap-x-3 sm:grid-cols-[8rem_1fr]">
        <dt className="text-ink-3">in the file</dt>
        <dd className="break-all">{row.stated}</dd>
        <dt className="text-ink-3">{expectedLabel}</dt>
        <dd className="break-all">{row.expected}</dd>
        {row.effect ? (
          <>
            <dt className="text-ink-3">alone</dt>
            <dd>{row.effect}</dd>
          </>
        ) : null}
      </dl>
    </li>
  );
}
