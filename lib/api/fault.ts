/** A request that cannot be answered as it stands; becomes `application/problem+json` (RFC 9457). */
export class ApiFault extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    /** What was wrong, where, and what to do: one or two sentences. */
    readonly detail: string,
    /** Further members of the problem, for programs. */
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
    this.name = "ApiFault";
  }
}

/** Longest part of a value that an error repeats. */
const MOST_SHOWN = 80;

/** A value as an error repeats it: short, in quotes, without characters that would break the line. */
export function quoted(value: string): string {
  const shown = value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value;
  return JSON.stringify(shown);
}

/** 400 that names the parameter, the value given and what would do. */
export const badParameter = (parameter: string, value: string, expected: string): ApiFault =>
  new ApiFault(
    400,
    "A parameter has a value that is not understood",
    `${parameter}=${quoted(value)} is not understood; expected ${expected}.`,
    { parameter, value: value.slice(0, MOST_SHOWN), expected },
  );

/** 404 for a part of the path that nothing can be called: an address that leads nowhere, not a question put wrong. */
export const noSuchPart = (parameter: string, value: string, expected: string): ApiFault =>
  new ApiFault(404, "No such address", `${quoted(value)} is no ${parameter}; expected ${expected}.`, {
    ...{ parameter, value: value.slice(0, MOST_SHOWN), expected },
  });

export const unknownNetwork = (slug: string): ApiFault =>
  new ApiFault(
    404,
    "No such network",
    `No network has the slug ${quoted(slug)}. GET /api/v1/networks lists all of them.`,
    { parameter: "slug", value: slug.slice(0, MOST_SHOWN) },
  );
