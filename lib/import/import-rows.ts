import type { ChunkRows, RejectFact } from "@/lib/data";
import { addHead, checkHead, HELD } from "./check-heads";
import { checkObservations, type IncomingRow } from "./check-observations";
import type { Field } from "./columns";
import type { Contexts, NetworkContext, RunMemory } from "./network-context";
import type { CsvRecord } from "./read-csv";
import { cellsOf, type Fault, networkOf, type ReadRow, readRow } from "./read-row";
import type { Sink } from "./sink";

/** Rows per transaction: a few tenths of a second in which no other writer gets its turn. */
const CHUNK_ROWS = 1000;
/** A network is held in memory as a whole by whoever shows it. */
export const MOST_OBSERVATIONS = 20_000;
const MOST_NETWORKS = 10_000;
const MOST_VALUE_CHARACTERS = 200;

export interface RowSource {
  fields: readonly (Field | null)[];
  header: readonly string[];
  records: AsyncIterable<CsvRecord>;
  /** Day on which the rows enter the record. */
  today: string;
}

/** Rows of one network in the chunk at hand. */
interface Part {
  run: RunMemory;
  context: NetworkContext;
  rows: ChunkRows;
  incoming: IncomingRow[];
}

const noRows = (): ChunkRows => ({
  network: null,
  sources: [],
  series: [],
  definitions: [],
  lines: [],
  answers: [],
  events: [],
  observations: [],
});

const beginMemory = (networkSlug: string): RunMemory => ({
  id: null,
  networkSlug,
  positions: { sources: 0, series: 0, definitions: 0, events: 0, observations: 0 },
  describedOnLine: null,
  observations: 0,
  heads: 0,
  stored: 0,
});

/**
 * Reads all rows of a file, checks each and hands those that hold to the sink, chunk by chunk. What it remembers grows with
 * the number of networks, not of rows.
 * @param onChunk called after every chunk
 * @returns what was begun, by network
 */
export async function importRows(
  contexts: Contexts,
  { fields, header, records, today }: RowSource,
  sink: Sink,
  onChunk: () => void = () => {},
): Promise<Map<string, RunMemory>> {
  const runs = new Map<string, RunMemory>();
  let chunk = new ChunkBuilder(runs, contexts, fields, header, today);
  const flush = async () => {
    const { done, parts } = chunk.finish();
    await sink.write(done);
    for (const { context } of parts) contexts.keep(context);
    chunk = new ChunkBuilder(runs, contexts, fields, header, today);
    onChunk();
  };
  for await (const record of records) {
    await chunk.add(record);
    if (chunk.read >= CHUNK_ROWS) await flush();
  }
  if (chunk.read > 0) await flush();
  return runs;
}

class ChunkBuilder {
  read = 0;
  private held = 0;
  private readonly parts = new Map<string, Part>();
  private readonly rejects: RejectFact[] = [];

  constructor(
    private readonly runs: Map<string, RunMemory>,
    private readonly contexts: Contexts,
    private readonly fields: readonly (Field | null)[],
    private readonly header: readonly string[],
    private readonly today: string,
  ) {}

  async add({ line, cells }: CsvRecord): Promise<void> {
    this.read += 1;
    if (cells.length !== this.fields.length) {
      const reason = `expected ${this.fields.length} cells, found ${cells.length}`;
      return this.reject(line, { field: null, value: null, reason });
    }
    const given = cellsOf(this.fields, cells);
    const slug = networkOf(given);
    const part = slug === null || !/^[a-z0-9][a-z0-9_-]{0,79}$/.test(slug) ? null : await this.partOf(slug);
    if (part === undefined)
      return this.reject(line, {
        field: "network",
        value: slug,
        reason: `a file may speak of ${MOST_NETWORKS} networks`,
      });
    const row = readRow(given, {
      today: this.today,
      publishedOnOf: (_, sourceId) => part?.context.sources.get(sourceId)?.publishedOn ?? null,
    });
    if ("reason" in row) return this.reject(line, row);
    if (part === null) return this.reject(line, { field: "network", value: slug, reason: "expected a short name" });
    if (row.kind === "observation") this.addObservation(part, { line, fact: row.fact, unit: given.unit ?? null });
    else this.addHead(part, row, line);
  }

  private addObservation(part: Part, row: IncomingRow): void {
    if (part.run.observations + part.incoming.length >= MOST_OBSERVATIONS) {
      const reason = `a file may hold ${MOST_OBSERVATIONS} observations of one network`;
      this.reject(row.line, { field: null, value: null, reason });
    } else part.incoming.push(row);
  }

  private addHead(part: Part, row: Exclude<ReadRow, { kind: "observation" }>, line: number): void {
    const fault = checkHead(row, part.context);
    if (fault === HELD) this.held += 1;
    else if (fault !== null) this.reject(line, fault);
    else {
      // The place among the lines of its definition is part of a line's key.
      const place = row.kind === "line" ? (part.context.definitions.get(row.fact.definitionId)?.lines.length ?? 0) : 0;
      addHead(row, part.context, line);
      if (row.kind === "network") part.run.describedOnLine = line;
      collect(part.rows, row, place);
    }
  }

  /** undefined = too many networks. */
  private async partOf(slug: string): Promise<Part | undefined> {
    const known = this.parts.get(slug);
    if (known) return known;
    if (!this.runs.has(slug) && this.runs.size >= MOST_NETWORKS) return undefined;
    const run = this.runs.get(slug) ?? beginMemory(slug);
    const context = await this.contexts.get(run);
    const part = { run, context, rows: noRows(), incoming: [] };
    this.parts.set(slug, part);
    // A network that nothing is stored of needs no memory beyond its chunk.
    if (context.record !== null || run.describedOnLine !== null) this.runs.set(slug, run);
    return part;
  }

  private reject(line: number, { field, value, reason }: Fault): void {
    const at = field === null ? -1 : this.fields.indexOf(field);
    this.rejects.push({
      line,
      column: field === null ? null : (this.header[at] ?? field),
      value: value === null ? null : shown(value),
      reason: shown(reason),
    });
  }

  /** Checks the observations that were gathered. */
  finish() {
    const parts = [...this.parts.values()];
    for (const part of parts) {
      const verdicts = checkObservations(part.incoming, part.context, this.today);
      for (const [index, { fact, line }] of part.incoming.entries()) {
        const verdict = verdicts[index] ?? null;
        if (verdict === HELD) this.held += 1;
        else if (verdict !== null) this.reject(line, verdict);
        else part.rows.observations.push(fact);
      }
      if (part.run.describedOnLine !== null) this.runs.set(part.run.networkSlug, part.run);
    }
    const networks = parts
      .filter(({ rows }) => !isEmpty(rows))
      .map(({ run, rows, incoming }) => ({
        run,
        rows,
        lineOf: new Map(incoming.map(({ fact, line }) => [fact.id, line])),
      }));
    const rejects = this.rejects.sort((left, right) => left.line - right.line);
    return { parts, done: { networks, rejects, read: this.read, held: this.held } };
  }
}

/** As it is kept: cut, and without the characters that move text about. */
const shown = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]+/gu, " ").slice(0, MOST_VALUE_CHARACTERS);

const isEmpty = ({ network, ...lists }: ChunkRows): boolean =>
  network === null && Object.values(lists).every((list) => list.length === 0);

function collect(rows: ChunkRows, row: Exclude<ReadRow, { kind: "observation" }>, place: number): void {
  switch (row.kind) {
    case "network":
      if (row.fact.kind === "network") rows.network = row.fact;
      break;
    case "source":
      rows.sources.push(row.fact);
      break;
    case "series":
      rows.series.push(row.fact);
      break;
    case "definition":
      rows.definitions.push(row.fact);
      break;
    case "line":
      rows.lines.push({ ...row.fact, position: place });
      break;
    case "answer":
      rows.answers.push(row.fact);
      break;
    case "event":
      rows.events.push(row.fact);
      break;
  }
}
