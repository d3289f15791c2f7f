/** The door of the workbook: sheets from a record and its assessment, and their bytes. */
export { compareWorkbook } from "./compare-workbook";
export { networkWorkbook, type Workbook, type WorkbookSubject } from "./network-workbook";
export type { LiveCell } from "./readings";
export { writeWorkbook } from "./write";
