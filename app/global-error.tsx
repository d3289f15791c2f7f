"use client";

/** Replaces the whole document when the shell itself breaks in the browser; its look comes from a file of its own, as the shell's is gone. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <head>
        <title>This page could not be drawn · Offtake</title>
        <link rel="stylesheet" href="/error.css" />
      </head>
      <body>
        <main>
          <p className="eyebrow">Error</p>
          <h1>This page could not be drawn</h1>
          <p>
            The facts are unchanged. Try again in a moment; if it stays,{" "}
            {error.digest ? "give the reference below to" : "tell"} whoever runs this site.
          </p>
          {error.digest ? (
            <p>
              Reference: <code>{error.digest}</code>
            </p>
          ) : null}
          <p>
            {/* A plain link: the router went down with the shell. */}
            <a href="/">To the scoreboard</a>
          </p>
        </main>
      </body>
    </html>
  );
}
