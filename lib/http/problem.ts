interface ProblemDetails {
  /** Further members, for programs: the parameter that was not understood … */
  members?: Readonly<Record<string, unknown>>;
  headers?: Readonly<Record<string, string>>;
}

/** An error of the API in the form of RFC 9457. @param detail what is wrong with this request, as a sentence */
export const problem = (
  status: number,
  title: string,
  detail: string,
  { members = {}, headers = {} }: ProblemDetails = {},
): Response =>
  Response.json(
    { type: "about:blank", title, status, detail, ...members },
    { status, headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...headers } },
  );
