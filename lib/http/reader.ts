/** What a page says otherwise to one reader than to another. */
export interface Reader {
  /** What they chose against their system; undefined = nothing. */
  theme: "light" | "dark" | undefined;
  /** What opens the search on their keyboard. */
  searchKeys: string;
}

/** @param theme the cookie of that name */
export const readerOf = (headers: Headers, theme: string | undefined): Reader => ({
  theme: theme === "light" || theme === "dark" ? theme : undefined,
  searchKeys: headers.get("user-agent")?.includes("Macintosh") ? "⌘K" : "Ctrl K",
});
