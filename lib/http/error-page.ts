/** Characters that mean something in HTML, as text. */
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

export interface Fault {
  /** HTTP status of the answer. */
  status: number;
  /** What is known to be wrong, as a sentence without its stop; null when the fault is not one of the known ones. */
  reason: string | null;
  /** Reference under which the server logged the error; null when it gave none. */
  digest: string | null;
}

/** A whole page for a request that broke: no script, no inline style, nothing that could break in turn. */
export function errorPage({ status, reason, digest }: Fault): string {
  const what = reason === null ? "The fault is on the server" : escapeHtml(reason);
  const remedy = digest === null ? "tell whoever runs this site" : "give the reference below to whoever runs this site";
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
<p class="eyebrow">Error ${status}</p>
<h1>This page could not be drawn</h1>
<p>${what}. The facts it holds are unchanged. Try again in a moment; if it stays, ${remedy}.</p>
${reference}<p><a href="">Try again</a> · <a href="/">Scoreboard</a></p>
</main>
</body>
</html>
`;
}
