/** Characters that mean something in HTML, as text. */
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * A whole page for a request that broke: no script, no inline style, nothing that could break in turn.
 * @param digest reference under which the server logged the error; null when there is none
 */
export function errorPage(digest: string | null): string {
  const reference = digest === null ? "" : `<p>Reference: <code>${escapeHtml(digest)}</code></p>\n`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>This page could not be drawn · Offtake</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/error.css">
</head>
<body>
<main>
<p class="eyebrow">Error 500</p>
<h1>This page could not be drawn</h1>
<p>The fault is on the server. The facts it holds are unchanged. Try again in a moment; if it stays, give the reference below to whoever runs this site.</p>
${reference}<p><a href="">Try again</a> · <a href="/">Scoreboard</a></p>
</main>
</body>
</html>
`;
}
