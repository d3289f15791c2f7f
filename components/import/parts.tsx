import type { ReactNode } from "react";

/** What a form came to, said on the page it leads to. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="mt-4 max-w-[72ch] border-l-2 border-ink bg-well px-3 py-2 text-sm">
      {children}
    </p>
  );
}

/** A form with one button. */
export function ActionForm({ action, label, isStrong = false }: { action: string; label: string; isStrong?: boolean }) {
  return (
    <form method="post" action={action}>
      <button type="submit" className={isStrong ? "button button-strong" : "button"}>
        {label}
      </button>
    </form>
  );
}

/** Counts of an import. */
export function Counts({ rows }: { rows: { label: string; value: string }[] }) {
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
      {rows.map(({ label, value }) => (
        <div key={label}>
          <dt className="text-ink-2">{label}</dt>
          <dd className="font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
