import { FileError } from "./file-error";

/** What a cell of a file can say, by the names of the facts; one list for all kinds of rows. */
export const FIELDS = [
  "row",
  "network",
  "id",
  "seriesId",
  "sourceId",
  "period",
  "periodStart",
  "periodEnd",
  "value",
  "low",
  "high",
  "nullReason",
  "nature",
  "basis",
  "derivation",
  "credibility",
  "publishedOn",
  "knownOn",
  "knownOnBasis",
  "literal",
  "note",
  "supersedesId",
  "originId",
  "kind",
  "letter",
  "affiliation",
  "publisher",
  "title",
  "url",
  "readVia",
  "licence",
  "redistribute",
  "metric",
  "shape",
  "unit",
  "label",
  "measure",
  "payer",
  "bucket",
  "definitionId",
  "role",
  "required",
  "house",
  "reason",
  "differs",
  "date",
  "text",
  "question",
  "answer",
  "answeredBy",
  "reviewedBy",
  "name",
  "token",
  "category",
  "resource",
  "chain",
  "settlement",
  "sells",
  "payers",
  "booksRevenue",
  "verification",
  "tokenLoop",
  "keyMetric",
  "mainRisk",
  "upsideCatalyst",
  "included",
  "excluded",
  "previousTickers",
] as const;
export type Field = (typeof FIELDS)[number];

/** Other names under which a field is found: those of the files that Offtake itself writes, and the usual ones. */
const ALIASES: Readonly<Record<string, Field>> = {
  observation: "id",
  observationid: "id",
  series: "seriesId",
  source: "sourceId",
  start: "periodStart",
  from: "periodStart",
  end: "periodEnd",
  to: "periodEnd",
  quarter: "period",
  amount: "value",
  grade: "credibility",
  published: "publishedOn",
  known: "knownOn",
  sourceorigin: "originId",
  sourcekind: "kind",
  sourcetitle: "title",
  sourceurl: "url",
  sourcelicence: "licence",
  sourceredistribute: "redistribute",
  license: "licence",
  serieslabel: "label",
  emissionbucket: "bucket",
  definition: "definitionId",
  slug: "network",
  rowkind: "row",
  comment: "note",
  supersedes: "supersedesId",
};

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");
const BY_PLAIN_NAME = new Map<string, Field>([
  ...Object.entries(ALIASES),
  ...FIELDS.map((field): [string, Field] => [plain(field), field]),
]);

/** The field that a column's name means; null = none. */
export const guessField = (column: string): Field | null => BY_PLAIN_NAME.get(plain(column)) ?? null;

export const isField = (name: string): name is Field => (FIELDS as readonly string[]).includes(name);

/** Columns of a file by name, each with the field it stands for; null = it is left out. */
export type Mapping = ReadonlyMap<string, Field | null>;

/** What every observation has to say; a period may be one cell or two. */
const NEEDED: readonly (readonly Field[])[] = [
  ["seriesId"],
  ["sourceId"],
  ["periodEnd", "period"],
  ["value", "low", "high"],
];

/**
 * Fields of the columns of a file, in their order: by what was asked for, else by name.
 * @throws FileError where a column is asked for that is not there, a field is given twice, or too little is left
 */
export function resolveColumns(header: readonly string[], mapping: Mapping = new Map()): (Field | null)[] {
  for (const column of mapping.keys()) {
    if (!header.includes(column))
      throw new FileError(`No column is named “${column.slice(0, 60)}”. The file has: ${listed(header)}.`);
  }
  const taken = new Set(mapping.values());
  const fields = header.map((column): Field | null => {
    if (mapping.has(column)) return mapping.get(column) ?? null;
    const guess = guessField(column);
    return guess !== null && !taken.has(guess) ? guess : null;
  });
  const given = fields.filter((field): field is Field => field !== null);
  const twice = given.find((field, index) => given.indexOf(field) !== index);
  if (twice !== undefined) {
    const columns = header.filter((_, index) => fields[index] === twice);
    throw new FileError(`Two columns stand for ${twice}: ${listed(columns)}. Leave one out.`);
  }
  const missing = given.includes("row")
    ? []
    : NEEDED.filter((choices) => !choices.some((field) => given.includes(field)));
  if (missing.length > 0) {
    const words = missing.map((choices) => choices.join(" or ")).join(", ");
    throw new FileError(`No column for ${words}. The file has: ${listed(header)}. Name the column for each.`);
  }
  return fields;
}

const listed = (names: readonly string[]): string => {
  const shown = names.slice(0, 30).map((name) => (name === "" ? "(no name)" : name.slice(0, 40)));
  return `${shown.join(", ")}${names.length > shown.length ? ` and ${names.length - shown.length} more` : ""}`;
};

/**
 * `column=field`, as the command line and the API take it; `column=` leaves a column out.
 * @throws FileError for a field that does not exist
 */
export function parseMapping(pairs: readonly string[]): Mapping {
  const mapping = new Map<string, Field | null>();
  for (const pair of pairs) {
    const at = pair.lastIndexOf("=");
    const column = pair.slice(0, at).trim();
    const field = pair.slice(at + 1).trim();
    if (at < 1 || column === "") throw new FileError(`A mapping is column=field, found “${pair.slice(0, 80)}”.`);
    if (field !== "" && !isField(field))
      throw new FileError(`There is no field “${field.slice(0, 40)}”. Fields: ${FIELDS.join(", ")}.`);
    mapping.set(column, field === "" ? null : field);
  }
  return mapping;
}
