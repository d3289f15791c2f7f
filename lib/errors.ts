/**
 * The closed list of what can break, with the HTTP status each becomes at the edge. Expected absence is not here: it is null or `notFound()`.
 * A code is a promise to readers of logs and of the API; its words may change, the code may not.
 */
export const ERRORS = {
  setting_invalid: { status: 500, title: "A setting of the server is not usable" },
  database_unavailable: { status: 503, title: "The database does not answer" },
  facts_invalid: { status: 500, title: "A stored fact does not fit its schema" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** Something broke in a known way. `message` says what, where and what to do; it may name files and settings, never their secrets. */
export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "AppError";
    this.code = code;
  }
}
