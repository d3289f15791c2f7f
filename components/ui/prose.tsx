import type { ProseView } from "@/lib/views";
import { LeadLink } from "./lead-link";

/** Words whose numbers lead to what they rest on, like every other number. */
export function Prose({ view }: { view: ProseView }) {
  return view.parts.map((part) =>
    part.href && part.trace ? (
      <LeadLink key={part.at} to={{ href: part.href, trace: part.trace }} className="prose-number">
        {part.text}
      </LeadLink>
    ) : (
      part.text
    ),
  );
}
