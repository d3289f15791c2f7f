import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { ImportList } from "@/components/import/import-list";
import { ActionForm, Notice } from "@/components/import/parts";
import { Section } from "@/components/ui/section";
import { readSessionHolder, SESSION_COOKIE } from "@/lib/access";
import { getEnv } from "@/lib/env";
import { listImports } from "@/lib/import/web";
import { buildImportRows } from "@/lib/views/import-page";
import type { PageInput } from "../search-params";
import { isSaid, SAID } from "./answers";

export const metadata: Metadata = {
  title: "Import",
  description: "Observations and whole networks from a CSV file.",
  robots: { index: false },
};

const FIELD = "block min-h-11 w-full max-w-md border border-line bg-paper px-2 text-sm";

export default async function ImportPage({ searchParams }: PageInput) {
  const holder = await readSessionHolder((await cookies()).get(SESSION_COOKIE)?.value, "import");
  if (holder.is === "refused" && holder.status === 404) notFound();
  const { said } = await searchParams;
  return (
    <div className="page">
      <p className="eyebrow">Import</p>
      <h1 className="headline mt-2 max-w-[30ch]">Observations and networks of your own, from a CSV file</h1>
      <p className="mt-3 max-w-[72ch] text-ink-2">
        Every row is checked as the shipped facts are. Readers see nothing of a file until it is published, and all of
        it can be taken back at once. <a href="/import/template.csv">The template</a> is a whole made-up network, ready
        to be sent.
      </p>
      {isSaid(said) ? <Notice>{SAID[said]}</Notice> : null}
      {holder.is === "refused" ? <TokenForm /> : <SendForm actor={holder.actor} />}
      {holder.is === "refused" ? null : <SoFar />}
    </div>
  );
}

function TokenForm() {
  return (
    <Section
      id="token"
      title="Enter a token"
      question="Whoever runs this site makes one: npm run token -- create --name …"
    >
      <form method="post" action="/import/session" className="grid gap-3">
        <label htmlFor="token-field" className="text-sm font-medium">
          Token
        </label>
        <input
          id="token-field"
          name="token"
          type="password"
          autoComplete="off"
          required
          maxLength={200}
          className={FIELD}
        />
        <p className="text-sm text-ink-2">It opens this page for an hour, in this browser only.</p>
        <div>
          <button type="submit" className="button button-strong">
            Go on
          </button>
        </div>
      </form>
    </Section>
  );
}

function SendForm({ actor }: { actor: string }) {
  const { importMaxBytes } = getEnv();
  return (
    <Section id="send" title="Send a file">
      <form method="post" action="/import/files" encType="multipart/form-data" className="grid gap-3">
        <label htmlFor="import-file" className="text-sm font-medium">
          CSV file
        </label>
        <input
          id="import-file"
          name="file"
          type="file"
          accept=".csv,text/csv"
          required
          aria-describedby="import-help"
          className="block min-h-11 w-full max-w-md cursor-pointer text-sm file:mr-3 file:min-h-11 file:cursor-pointer file:rounded file:border file:border-solid file:border-line file:bg-transparent file:px-4 file:text-ink"
        />
        <p id="import-help" className="text-sm text-ink-2">
          UTF-8, at most {importMaxBytes / 1024 / 1024} MB. Nothing is stored before you have seen its first rows.
        </p>
        <div className="flex flex-wrap gap-3">
          <button type="submit" className="button button-strong">
            Send
          </button>
        </div>
      </form>
      <div className="mt-6 flex flex-wrap items-center gap-3 text-sm text-ink-2">
        <span>Here as {actor}.</span>
        <ActionForm action="/import/leave" label="Leave" />
      </div>
    </Section>
  );
}

async function SoFar() {
  const rows = buildImportRows(await listImports());
  return (
    <Section id="imports" title="Imports so far">
      {rows.length > 0 ? <ImportList rows={rows} /> : <p className="text-sm text-ink-2">None yet.</p>}
    </Section>
  );
}
