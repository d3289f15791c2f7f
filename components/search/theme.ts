/** Light or dark against what the system says. The server reads the same cookie, so that no page flashes. */
export const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const YEAR_SECONDS = 31_536_000;

/** @param theme null = as the system says */
export function setTheme(theme: Theme | null): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser
  document.cookie = `theme=${theme ?? ""}; path=/; samesite=lax; max-age=${theme === null ? 0 : YEAR_SECONDS}`;
  if (theme === null) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** What the reader sees now. */
export function shownTheme(): Theme {
  const chosen = THEMES.find((theme) => theme === document.documentElement.dataset.theme);
  return chosen ?? (window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}
