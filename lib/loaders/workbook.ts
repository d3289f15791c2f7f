import "server-only";
import { atRevision } from "@/lib/data";
import { getEnv } from "@/lib/env";
import { fingerprintOf } from "@/lib/scoring";
import { networkQuery } from "@/lib/views";
import { compareWorkbook, networkWorkbook, type Workbook, type WorkbookSubject, writeWorkbook } from "@/lib/workbook";
import { loadAssessed, loadDefaultAsOf } from "./records";
import { today } from "./today";

export interface WorkbookFile {
  bytes: Uint8Array<ArrayBuffer>;
  filename: string;
}

/** Address of a page as a reader can open it, where the site knows its own. */
const pageAddress = (path: string): string => `${getEnv().publicUrl ?? ""}${path}`;

/** Bytes of a workbook, kept for this revision: writing one takes a tenth of a second. */
const keptBytes = (key: string, build: () => Workbook): Promise<Uint8Array<ArrayBuffer>> =>
  atRevision(`workbook:${key}`, async () => new Uint8Array(await writeWorkbook(build().sheets)));

async function loadSubject(
  slug: string,
  asOf: string | null,
  definition: string | null,
): Promise<WorkbookSubject | null> {
  const loaded = await loadAssessed(slug, asOf, definition);
  return loaded && { ...loaded, fingerprint: fingerprintOf(loaded.assessed) };
}

/** One network as a workbook; null for an unknown slug and for what is never assessed. */
export async function loadNetworkWorkbook(
  slug: string,
  asOf: string | null,
  definition: string | null,
): Promise<WorkbookFile | null> {
  const subject = await loadSubject(slug, asOf, definition);
  if (!subject) return null;
  const { assessed } = subject;
  const house = subject.record.definitions.find(({ id }) => id === assessed.definitionId)?.house ?? false;
  const link = pageAddress(`/networks/${slug}${networkQuery(asOf, house ? null : assessed.definitionId)}`);
  const name = house ? slug : `${slug}-${assessed.definitionId}`;
  return {
    bytes: await keptBytes(`${slug}:${assessed.asOf}:${asOf ? "past" : "now"}:${assessed.definitionId}`, () =>
      networkWorkbook(subject, { link }),
    ),
    filename: `offtake-${name}-${assessed.quarter ?? "none"}-as-of-${assessed.asOf}.xlsx`,
  };
}

/** Two to five networks side by side; null where fewer of the names are known. */
export async function loadCompareWorkbook(slugs: string[], asOf: string | null): Promise<WorkbookFile | null> {
  const [loaded, defaultAsOf] = await Promise.all([
    Promise.all(slugs.map((slug) => loadSubject(slug, asOf, null))),
    loadDefaultAsOf(),
  ]);
  const subjects = loaded.flatMap((subject) => subject ?? []);
  if (subjects.length < 2) return null;
  const names = subjects.map(({ record }) => record.network.slug);
  const day = asOf ?? defaultAsOf ?? today();
  const link = pageAddress(`/compare?n=${names.join(",")}${asOf ? `&asOf=${asOf}` : ""}`);
  return {
    bytes: await keptBytes(`compare:${names.join("+")}:${day}:${asOf ? "past" : "now"}`, () =>
      compareWorkbook(subjects, day, { link }),
    ),
    filename: `offtake-compare-${names.join("-")}-as-of-${day}.xlsx`,
  };
}
