/** Shown in the browser; saved under a name that says what it is of. */
export const mapResponse = (text: string, type: string, asOf: string, extension: string): Response =>
  new Response(text, {
    headers: {
      "content-type": type,
      "content-disposition": `inline; filename="offtake-map-as-of-${asOf}.${extension}"`,
      "cache-control": "no-cache",
    },
  });
