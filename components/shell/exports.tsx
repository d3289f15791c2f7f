import type { ExportsView } from "@/lib/views";

/** The report as a button, and every other file behind one disclosure; plain links, so that they work without scripts. */
export function Exports({ view }: { view: ExportsView }) {
  return (
    <div className="exports no-print">
      <a
        href={view.report.href}
        className="button-strong"
        data-carries-assumptions={view.carries}
        data-key="report"
        data-action={view.report.label}
      >
        {view.report.label}
      </a>
      <details className="exports-more">
        <summary className="button">All files</summary>
        <dl className="exports-list">
          {view.groups.map((group) => (
            <div key={group.label}>
              <dt className="font-medium">{group.label}</dt>
              <dd className="mt-0.5 flex flex-wrap gap-x-4 gap-y-1">
                {group.files.map((file) => (
                  <a
                    key={file.label}
                    href={file.href}
                    data-carries-assumptions={file.isCarrying ? view.carries : undefined}
                  >
                    {file.label}
                  </a>
                ))}
              </dd>
              <dd className="mt-0.5 text-xs text-ink-3">{group.note}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
