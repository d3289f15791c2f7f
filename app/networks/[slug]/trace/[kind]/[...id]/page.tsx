import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SoftLink } from "@/components/markup/soft-link";
import { TraceCard } from "@/components/trace/trace-card";
import { loadTrace } from "@/lib/loaders/trace";
import { type PageInput, parseNetworkParams, parseTraceParams, type TraceParams } from "../../../../../search-params";

async function load({ params, searchParams }: PageInput<TraceParams>) {
  const trace = parseTraceParams(await params);
  const { asOf, definition } = parseNetworkParams(await searchParams);
  return trace && loadTrace(trace, asOf, definition);
}

export async function generateMetadata(input: PageInput<TraceParams>): Promise<Metadata> {
  const view = await load(input);
  return {
    title: view ? `${view.subject.name}: ${view.title}` : "Unknown number",
    // One of thousands of views of the same record; the network's page is the one to find.
    robots: { index: false },
  };
}

/** What the drawer shows, as a page of its own: for readers without scripts, for print, for those who send a link. */
export default async function TracePage(input: PageInput<TraceParams>) {
  const view = await load(input);
  if (!view) notFound();
  return (
    <div className="page">
      <p className="eyebrow">
        What stands behind a number · <SoftLink href={view.subject.href}>{view.subject.name}</SoftLink>
      </p>
      <div className="mt-3 max-w-[52rem]">
        <TraceCard view={view} heading="h1" />
      </div>
    </div>
  );
}
