import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { ImportProgress } from "@/components/freshness/import-progress";
import { ColumnsForm } from "@/components/import/columns-form";
import { ActionForm, Counts, Notice } from "@/components/import/parts";
import { RejectsTable } from "@/components/import/rejects-table";
import { SoftLink } from "@/components/markup/soft-link";
import { Section } from "@/components/ui/section";
import { readSessionHolder, SESSION_COOKIE } from "@/lib/access";
import { FIELDS } from "@/lib/import";
import { loadImport, loadPreview } from "@/lib/import/web";
import { buildImport, type ImportView } from "@/lib/views/import-page";
import { isSaid, SAID } from "../answers";

export const metadata: Metadata = { title: "Import of a file", robots: { index: false } };

interface ImportInput {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function OneImportPage({ params, searchParams }: ImportInput) {
  const holder = await readSessionHolder((await cookies()).get(SESSION_COOKIE)?.value, "import");
  if (holder.is === "refused" && holder.status === 404) notFound();
  if (holder.is === "refused") redirect("/import?said=session");
  const [{ id }, { said }] = await Promise.all([params, searchParams]);
  const state = await loadImport(id);
  if (state === null) notFound();
  const view = buildImport(state);
  return (
    <div className="page">
      <p className="eyebrow">
        <SoftLink href="/import">Import</SoftLink>
      </p>
      <h1 className="headline mt-2 max-w-[40ch] break-words">{view.label}</h1>
      <p className="mt-2 text-sm text-ink-2">{view.sent}</p>
      <p className="mt-3 max-w-[72ch]" data-import-status>
        {view.status}
      </p>
      {isSaid(said) ? <Notice>{SAID[said]}</Notice> : null}
      <div className="mt-4">
        {view.isRunning ? <ImportProgress id={id} first={view.counts} /> : <Counts rows={view.counts} />}
      </div>
      {view.isRunning ? (
        <noscript>
          <p className="mt-3 text-sm">
            <a href={`/import/${id}`}>Look again</a>
          </p>
        </noscript>
      ) : null}
      <div className="mt-5 flex flex-wrap gap-3">
        {view.canPublish ? <ActionForm action={`/import/${id}/publish`} label="Publish" isStrong /> : null}
        {view.canUndo ? <ActionForm action={`/import/${id}/undo`} label={view.undoLabel} /> : null}
      </div>
      {view.canStart ? <Columns id={id} /> : null}
      {view.networks.length > 0 ? <Networks view={view} /> : null}
      {view.rejects.length > 0 ? (
        <Section id="rejects" title="Rejected rows" question="Each with the first thing that is wrong with it.">
          {view.rejectsNote ? <p className="text-sm text-ink-2">{view.rejectsNote}</p> : null}
          <RejectsTable rows={view.rejects} csv={`/import/${id}/rejects.csv`} />
        </Section>
      ) : null}
    </div>
  );
}

async function Columns({ id }: { id: string }) {
  const preview = await loadPreview(id);
  return (
    <Section
      id="columns"
      title="First rows and columns"
      question="What each column is taken for, guessed by its name. A column that is left out is not read."
    >
      {"reason" in preview ? <Notice>{preview.reason}</Notice> : <ColumnsForm id={id} fields={FIELDS} {...preview} />}
    </Section>
  );
}

function Networks({ view }: { view: ImportView }) {
  return (
    <Section id="networks" title="Networks it speaks of">
      <ul className="grid gap-1 text-sm">
        {view.networks.map(({ slug, rows, isPublished }) => (
          <li key={slug}>
            {isPublished ? <SoftLink href={`/networks/${slug}`}>{slug}</SoftLink> : slug}:{" "}
            <span className="tabular-nums">{rows}</span> rows
          </li>
        ))}
      </ul>
    </Section>
  );
}
