/** Stands beside everything that follows from a reader's assumptions, as on the page. */
export const WATERMARK = "custom assumptions, not the house verdict";
