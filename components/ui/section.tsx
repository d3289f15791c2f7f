import type { ReactNode } from "react";

/** A numbered-page part: title, the question it answers, content. */
export function Section({
  id,
  title,
  question,
  children,
}: {
  id: string;
  title: string;
  question?: string;
  children: ReactNode;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="section">
      <h2 id={`${id}-title`} className="section-title">
        {title}
      </h2>
      {question ? <p className="section-question">{question}</p> : null}
      <div className="mt-4">{children}</div>
    </section>
  );
}
