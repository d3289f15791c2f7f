import type { FieldView, TypePart } from "@/lib/api";
import { Words } from "./words";

/** A type in words; the shapes in it lead to where they stand. */
function Type({ parts }: { parts: TypePart[] }) {
  return parts.map((part) =>
    part.shape === null ? (
      part.text
    ) : (
      <a key={part.at} href={`#shape-${part.shape}`}>
        {part.text}
      </a>
    ),
  );
}

/** Fields of a reply or a shape, one line each. */
export function Fields({ fields }: { fields: FieldView[] }) {
  return (
    <ul className="mt-2 grid gap-1 text-sm" data-rule="fields">
      {fields.map((field) => (
        <li key={field.name} className="border-l-2 border-line pl-3 break-words">
          <code className="font-semibold">{field.name}</code>
          {field.isOptional ? " (may be absent)" : null}
          <span className="text-ink-3">
            {" · "}
            <Type parts={field.type} />
          </span>
          {field.description ? (
            <span className="text-ink-2">
              . <Words text={field.description} />
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
