export { type AlertSummary, type DeliverOptions, deliverAlerts, prepareAlerts } from "./deliver";
export type { AlertEvent, AlertType } from "./event";
export { findEvents } from "./find-events";
export { emailText, webhookBody } from "./message";
export { previewAlerts, sendTest } from "./rehearsal";
export { SIGNATURE_HEADER, signatureOf } from "./signature";
export { tellWhatChanges } from "./tell-what-changes";
