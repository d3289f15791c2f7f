const MINUTE_LENGTH = "2026-01-01T00:00".length;

/** Says on every page that the database does not answer and that what is shown was read before. */
export function StaleNotice({ since, revision }: { since: Date; revision: number | null }) {
  const iso = since.toISOString();
  return (
    <p role="status" className="border-b border-line bg-panel px-4 py-2 text-sm sm:px-6 lg:px-8">
      The database has not answered since{" "}
      <time dateTime={iso}>{iso.slice(0, MINUTE_LENGTH).replace("T", " ")} UTC</time>. These are the facts as last read
      {revision === null ? "" : ` (revision ${revision})`}; newer ones will show by themselves once it answers.
    </p>
  );
}
