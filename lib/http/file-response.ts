/** Media type of an Excel workbook. */
export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

interface FileReply {
  /** `text/csv; charset=utf-8` */
  type: string;
  /** Name it is saved under, with its ending: says what is in it. */
  name: string;
  /** true: saved at once; otherwise shown where a browser can show it. */
  isSaved?: boolean;
}

/** A file. The same address gives other bytes once facts change, so it is asked for anew each time. */
export const fileResponse = (content: Uint8Array | string, { type, name, isSaved = false }: FileReply): Response => {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  return new Response(bytes, {
    headers: {
      "content-type": type,
      "content-length": String(bytes.length),
      "content-disposition": `${isSaved ? "attachment" : "inline"}; filename="${name}"`,
      "cache-control": "no-cache",
    },
  });
};

/** Why there is no file, as one sentence. */
export const plainAnswer = (status: number, sentence: string): Response =>
  new Response(`${sentence}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
