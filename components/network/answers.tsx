import { LeadLink } from "@/components/ui/lead-link";
import { Prose } from "@/components/ui/prose";
import { TableFile } from "@/components/ui/table-file";
import type { NetworkView } from "@/lib/views";

/** Fifteen questions in five sections, with what stands behind each answer. */
export function Answers({
  sections,
  unknown,
  lead,
  csv,
}: {
  sections: NetworkView["answers"];
  unknown: number;
  lead: NetworkView["counts"]["answersUnknown"];
  csv: string;
}) {
  return (
    <TableFile href={csv} of="checklist">
      <p className="text-sm text-ink-2">
        {unknown === 0 ? (
          "All fifteen are answered."
        ) : (
          <LeadLink to={lead} className="prose-number">
            {unknown} of 15 are unknown.
          </LeadLink>
        )}
      </p>
      <div className="mt-3 grid gap-5">
        {sections.map((section) => (
          <section key={section.section} data-row-group="" aria-label={section.section}>
            <h3 className="eyebrow">{section.section}</h3>
            <ul className="mt-1">
              {section.items.map((item) => (
                <li
                  key={item.id}
                  data-row=""
                  className="grid gap-x-4 border-b border-line py-2 text-sm sm:grid-cols-[2.5rem_minmax(0,2fr)_4.5rem_minmax(0,3fr)]"
                >
                  <span data-ordinal="" className="text-ink-3">
                    {item.id}
                  </span>
                  <span>{item.question}</span>
                  <span className={item.answer === "unknown" ? "text-ink-3 italic" : "font-medium"}>{item.answer}</span>
                  <span className="text-xs text-ink-2">
                    {item.text?.prose ? <Prose view={item.text.prose} /> : null}
                    {item.evidence ? <span className="block text-ink-3">{item.evidence}</span> : null}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </TableFile>
  );
}
