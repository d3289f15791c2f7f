import { parse } from "csv-parse/sync";

/** Rows of a file by the names of its columns; a mark at its beginning is passed over. */
export const readTable = (text: string): Record<string, string>[] => parse(text, { columns: true, bom: true });
