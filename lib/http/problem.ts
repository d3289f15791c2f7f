/** An error of the API in the form of RFC 9457. @param detail what is wrong with this request, as a sentence */
export const problem = (status: number, title: string, detail: string): Response =>
  Response.json(
    { type: "about:blank", title, status, detail },
    { status, headers: { "content-type": "application/problem+json", "cache-control": "no-store" } },
  );
