import { assessParsed } from "./assess";
import { assessCorners, type CornersAssessment } from "./corners";
import { Fields } from "./fields";
import { foldHysteresis, type HysteresisOutcome, type HysteresisStep } from "./hysteresis";
import { parseInput } from "./input";
import { InputError } from "./input-error";
import { assessReadings, type NoAdmissibleReading, type ReadingsAssessment } from "./readings";
import { type AssessmentInput, type AssessmentResult, VERDICT_CLASSES } from "./types";

/** One of the four shapes of §4, with its result. */
export type ItemResult =
  | { shape: "network"; input: AssessmentInput; result: AssessmentResult }
  | { shape: "readings"; result: ReadingsAssessment | NoAdmissibleReading }
  | { shape: "corners"; result: CornersAssessment }
  | { shape: "steps"; result: HysteresisOutcome[] };

/** What a document holds: one item, a list of them, or items by name. */
export type DocumentResult =
  | ItemResult
  | { shape: "list"; items: ItemResult[] }
  | { shape: "map"; items: [name: string, item: ItemResult][] };

const SHAPE_KEYS = ["input", "readings", "corners", "steps"] as const;

/**
 * Scores a parsed JSON document: a bare input; an object with `input`, `readings`, `corners`, or `start` and `steps`;
 * a list of these; or an object of these by name. Other keys (`name`, `expected`) are left alone.
 *
 * @throws InputError
 */
export const scoreDocument = (value: unknown): DocumentResult => {
  if (Array.isArray(value)) return { shape: "list", items: value.map((item, index) => scoreItem(item, `[${index}]`)) };
  const items = Fields.of(value, "").entries();
  return items.length > 0 && items.every(([, item]) => isShaped(item))
    ? { shape: "map", items: items.map(([name, item]) => [name, scoreItem(item, name)]) }
    : scoreItem(value, "");
};

/** What is printed for a document: results only, in the shape of the document. */
export const resultsOf = (document: DocumentResult): unknown => {
  if (document.shape === "list") return document.items.map(({ result }) => result);
  if (document.shape === "map") return Object.fromEntries(document.items.map(([name, { result }]) => [name, result]));
  return document.result;
};

const scoreItem = (value: unknown, path: string): ItemResult => {
  const fields = Fields.of(value, path);
  if (fields.has("input")) return scoreNetwork(fields.value("input"), fields.at("input"));
  if (fields.has("readings")) {
    return { shape: "readings", result: assessReadings(fields.list("readings"), fields.at("readings")) };
  }
  if (fields.has("corners")) return { shape: "corners", result: scoreCorners(fields) };
  if (fields.has("steps")) return { shape: "steps", result: scoreSteps(fields) };
  return scoreNetwork(value, path);
};

const isShaped = (value: unknown): boolean =>
  typeof value === "object" && value !== null && SHAPE_KEYS.some((key) => Object.hasOwn(value, key));

const scoreNetwork = (value: unknown, path: string): ItemResult => {
  const input = parseInput(value, path);
  return { shape: "network", input, result: assessParsed(input, { robustness: true }) };
};

const scoreCorners = (fields: Fields): CornersAssessment => {
  const path = fields.at("corners");
  const corners = fields.list("corners");
  if (corners.length !== 2) throw new InputError(path, "two inputs: (revenue low, emissions high), (high, low)");
  return assessCorners(corners[0], corners[1], path);
};

const scoreSteps = (fields: Fields): HysteresisOutcome[] => {
  const start = fields.value("start") ?? null;
  const steps = fields
    .list("steps")
    .map((step, index) => parseStep(Fields.of(step, `${fields.at("steps")}[${index}]`)));
  return foldHysteresis(start === null ? null : fields.oneOf("start", VERDICT_CLASSES), steps);
};

const parseStep = (fields: Fields): HysteresisStep => {
  const candidate = fields.oneOf("candidate", [...VERDICT_CLASSES, "insufficient_evidence"] as const);
  if (candidate === "insufficient_evidence") return { candidate };
  return {
    candidate,
    prudentCoverage: fields.coverage("prudentCoverage"),
    score: fields.number("score", 0, 100),
    gate: fields.boolean("gate", false),
    supplyFloor: fields.boolean("supplyFloor", false),
    bounded: fields.boolean("bounded", false),
  };
};
