/** Headers that every answer carries, pages and files alike. */
export const COMMON_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
] as const;

/**
 * Content-Security-Policy of a page.
 * Scripts run with the nonce of their own request only. Style attributes are allowed because Recharts places its parts with them; style elements are not.
 * @param nonce fresh for every request, 128 random bits or more
 * @param isDevelopment the development server evaluates code and inserts style elements
 */
export function pagePolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${isDevelopment ? " 'unsafe-inline'" : ""}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Policy of a page without any script: the last-resort error page. */
export const STILL_PAGE_POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Policy of what is not a page. A PDF gets no more than this: browsers' own viewers obey a stricter one and stay blank. */
export const FILE_POLICY = "frame-ancestors 'none'";
