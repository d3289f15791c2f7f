import type { WorkbookFile } from "@/lib/loaders/workbook";

/** An .xlsx reply, saved under a name that says what is in it. */
export const workbookResponse = ({ bytes, filename }: WorkbookFile): Response =>
  new Response(bytes, {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-length": String(bytes.length),
      "content-disposition": `attachment; filename="${filename}"`,
      "cache-control": "no-cache",
    },
  });
