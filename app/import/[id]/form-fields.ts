import { type Field, isField, type Mapping } from "@/lib/import";

/** Longest form: two hundred columns with their names. */
const MOST_CHARACTERS = 100_000;

/** Fields of a small form; null where it is too long or none. */
export async function readForm(request: Request): Promise<URLSearchParams | null> {
  if (request.body === null) return null;
  const decoder = new TextDecoder();
  let text = "";
  const reader = request.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    text += decoder.decode(next.value, { stream: true });
    if (text.length > MOST_CHARACTERS) {
      await reader.cancel();
      return null;
    }
  }
  return new URLSearchParams(text);
}

/** `column.0` names a column and `field.0` what it is taken for; an empty field leaves it out. */
export function mappingOf(form: URLSearchParams): Mapping {
  const mapping = new Map<string, Field | null>();
  for (const [name, column] of form) {
    const [, place] = /^column\.(\d{1,3})$/.exec(name) ?? [];
    if (place === undefined || column === "") continue;
    const field = form.get(`field.${place}`) ?? "";
    mapping.set(column, isField(field) ? field : null);
  }
  return mapping;
}
