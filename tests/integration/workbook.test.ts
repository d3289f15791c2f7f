import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  type AssessmentInput,
  type AssessmentResult,
  assess,
  assessRecord,
  compileMethod,
  DVS_1_0,
  DVS_1_0_RULES,
  fingerprintOf,
  type MethodRules,
  parseInput,
} from "@/lib/scoring";
import { heightAt } from "@/lib/scoring/curves";
import { compareWorkbook, networkWorkbook, type Workbook, type WorkbookSubject, writeWorkbook } from "@/lib/workbook";
import { curveHeight } from "@/lib/workbook/formulas";
import { rulesSheet, writeRules } from "@/lib/workbook/rules-sheet";
import { input, live, SheetDraft } from "@/lib/workbook/sheet";
import { findProgram } from "../../scripts/lib/programs.mjs";
import golden from "../fixtures/golden.json";
import { agrees, type Expected, expectedCells } from "../support/expected-cells";
import { type CalculatedBook, recalculate } from "../support/recalculate";
import { shippedRecord } from "../support/shipped";

const soffice = findProgram("soffice");
if (!soffice)
  console.log(
    "not run here: workbooks recalculated (no soffice on this machine: it comes with libreoffice-calc-nogui)",
  );

const link = "/networks/x";

const subjectOf = (slug: string, definitionId?: string): WorkbookSubject => {
  const record = shippedRecord(slug);
  const assessed = assessRecord(record, { asOf: record.network.compiledOn, ...(definitionId ? { definitionId } : {}) });
  return { record, assessed, fingerprint: fingerprintOf(assessed) };
};

/** Every shipped network that is assessed, under every definition. */
const shippedNames = (): [string, string][] =>
  readdirSync(join(import.meta.dirname, "../../prisma/seed"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      try {
        return shippedRecord(name).definitions.map(({ id }): [string, string] => [name, id]);
      } catch (error) {
        if (error instanceof Error && error.message.endsWith("is not assessed")) return [];
        throw error;
      }
    });

/** Helium, Filecoin and Akash; a common year; without a usable quarter; bounded ones are among them. */
const SAMPLE: readonly [string, string?][] = [
  ["helium"],
  ["helium", "total-dc-burn"],
  ["filecoin"],
  ["akash"],
  ["aethir"],
  ["aethir", "schedules"],
  ["bittensor"],
  ["react"],
  ["dimo", "burns-as-revenue"],
];

/** Networks and definitions by the handful: one start of LibreOffice each, and no test longer than another. */
const batches = (): { title: string; names: readonly [string, string?][] }[] => {
  const all = process.env.OFFTAKE_TEST_LONG ? shippedNames() : SAMPLE;
  return Array.from({ length: Math.ceil(all.length / SAMPLE.length) }, (_, index) => {
    const names = all.slice(index * SAMPLE.length, (index + 1) * SAMPLE.length);
    return { title: names.map((name) => name.filter(Boolean).join(" ")).join(", "), names };
  });
};

/** Live cells that the method gives another number for, in words; and how many were compared. */
function differences(workbook: Workbook, book: CalculatedBook, resultOf: (reading: string) => AssessmentResult) {
  const wrong: string[] = [];
  let compared = 0;
  for (const reading of new Set(workbook.live.map((cell) => cell.reading))) {
    const expected = expectedCells(resultOf(reading));
    for (const { key, sheet, address } of workbook.live.filter((cell) => cell.reading === reading)) {
      const wanted = expected.get(key);
      if (wanted === undefined) continue;
      const actual = book.get(sheet)?.get(address);
      compared += 1;
      if (!agrees(actual, wanted))
        wrong.push(`${reading} ${key} ${sheet}!${address}: ${String(actual)}, not ${wanted}`);
    }
  }
  return { wrong, compared };
}

const resultIn =
  ({ assessed }: WorkbookSubject) =>
  (reading: string): AssessmentResult =>
    reading === "other" && assessed.corners ? assessed.corners.high : (assessed.corners?.low ?? assessed.result);

const errorsIn = (book: CalculatedBook): string[] =>
  [...book].flatMap(([sheet, cells]) =>
    [...cells]
      .filter(([, of]) => typeof of === "string" && /^(#[A-Z]+[/0!?A-Z]*|Err:\d+)$/.test(of))
      .map(([address, of]) => `${sheet}!${address} ${of}`),
  );

describe.runIf(soffice)("a workbook opened in LibreOffice", () => {
  it.each(batches())("agrees with the method in every live number, and holds no error: $title", async ({ names }) => {
    const workbooks = names.map(([slug, definition]) => {
      const subject = subjectOf(slug, definition);
      return { name: `${slug}.${definition ?? "house"}`, subject, workbook: networkWorkbook(subject, { link }) };
    });
    const files = new Map<string, Uint8Array>();
    for (const { name, workbook } of workbooks) files.set(name, await writeWorkbook(workbook.sheets));
    const books = recalculate(files);
    let total = 0;
    for (const { name, subject, workbook } of workbooks) {
      const book = books.get(name) ?? new Map();
      const { wrong, compared } = differences(workbook, book, resultIn(subject));
      expect(wrong, name).toEqual([]);
      expect(errorsIn(book), name).toEqual([]);
      expect(compared, name).toBeGreaterThan(5);
      total += compared;
    }
    console.log(`${workbooks.length} workbooks, ${total} live numbers compared`);
  });
  it("agrees in a comparison, and the side-by-side sheet shows the same numbers", async () => {
    const compared = ["helium", "filecoin", "akash"].map((slug) => subjectOf(slug));
    const workbook = compareWorkbook(compared, "2026-11-20", { link });
    const books = recalculate(new Map([["compare", await writeWorkbook(workbook.sheets)]]));
    const book = books.get("compare") ?? new Map();
    expect(errorsIn(book)).toEqual([]);
    for (const subject of compared) {
      const own = { ...workbook, live: workbook.live.filter(({ sheet }) => sheet === subject.record.network.name) };
      const { wrong, compared: count } = differences(own, book, resultIn(subject));
      expect(wrong).toEqual([]);
      expect(count).toBeGreaterThan(60);
    }
    const side = book.get("Comparison") ?? new Map();
    const row = [...side].find(([, of]) => of === "C*, prudent coverage")?.[0].slice(1);
    const columns = compared.flatMap((subject) =>
      (subject.assessed.corners ? ["published", "other"] : ["published"]).map((reading) => resultIn(subject)(reading)),
    );
    columns.forEach((result, index) => {
      const wanted = expectedCells(result).get("ratios.prudentCoverage");
      expect(agrees(side.get(`${"BCDEFG"[index]}${row}`), wanted ?? "")).toBe(true);
    });
  });
  it("follows the rule rows: other rows, other formulas, as the method compiled from them says", async () => {
    const rules = changedRules();
    const method = compileMethod(rules);
    const subject = subjectOf("helium");
    const resultFor = (reading: string): AssessmentResult => {
      const { corners, input } = subject.assessed;
      const own = reading === "other" ? corners?.inputs[1] : (corners?.inputs[0] ?? input);
      if (!own) throw new Error("no input");
      return assess(own, { method, flipMultiples: false });
    };
    const workbook = networkWorkbook(subject, { link, rules });
    const book = recalculate(new Map([["changed", await writeWorkbook(workbook.sheets)]])).get("changed") ?? new Map();
    expect(differences(workbook, book, resultFor).wrong).toEqual([]);
    // The same file against the published rows differs, so the comparison can fail.
    expect(differences(workbook, book, resultIn(subject)).wrong.length).toBeGreaterThan(5);
  });
  it("is caught with one wrong anchor in its curve", async () => {
    const subject = subjectOf("helium");
    const workbook = networkWorkbook(subject, { link, rules: withWrongAnchor() });
    const book = recalculate(new Map([["wrong", await writeWorkbook(workbook.sheets)]])).get("wrong") ?? new Map();
    const { wrong } = differences(workbook, book, resultIn(subject));
    expect(wrong.some((line) => line.startsWith("published factorScores.coverage "))).toBe(true);
    expect(wrong.every((line) => /coverage |score |lost |candidate /.test(line))).toBe(true);
  });
});

describe.runIf(soffice)("formulas on made-up inputs", () => {
  it("agree on every golden case: no emissions, gaps, unknown factors, slopes instead of pairs, nothing at all", async () => {
    const cases = goldenInputs().map(([name, given]) => ({ name, subject: madeUp(given) }));
    const workbooks = cases.map(({ name, subject }) => ({
      name,
      subject,
      workbook: networkWorkbook(subject, { link }),
    }));
    const files = new Map<string, Uint8Array>();
    for (const { name, workbook } of workbooks)
      files.set(name, await writeWorkbook(workbook.sheets.slice(1, LIVE_SHEETS)));
    const books = recalculate(files);
    for (const { name, subject, workbook } of workbooks) {
      const book = books.get(name) ?? new Map();
      expect(differences(workbook, book, resultIn(subject)).wrong, name).toEqual([]);
      expect(errorsIn(book), name).toEqual([]);
    }
    const results = cases.map(({ subject }) => subject.assessed.result);
    expect(
      results.some((result) => "ratios" in result && result.ratios.prudentCoverage === Number.POSITIVE_INFINITY),
    ).toBe(true);
    expect(results.some((result) => !("ratios" in result))).toBe(true);
  });
  it("agree with every curve below, at, between and above its anchors, and know unknown", async () => {
    const rules = rulesSheet();
    const { factors } = writeRules(DVS_1_0_RULES, "compute", rules);
    const sheet = new SheetDraft("Curves", []);
    const wanted = factors.flatMap(({ rule, curve }) => {
      const { xs } = DVS_1_0.curves[rule.id];
      const tried = [
        (xs[0] ?? 0) - 1,
        ...xs,
        ...[...xs].slice(1).map((x, index) => (x + (xs[index] ?? 0)) / 2),
        (xs.at(-1) ?? 0) + 1,
      ];
      const height = (x: number | null): Expected => (x === null ? "unknown" : heightAt(DVS_1_0.curves[rule.id], x));
      return [...tried, null].map((x) => {
        const row = sheet.rows.length + 1;
        sheet.add(input(x), live(curveHeight(sheet.ref(row, 1), curve)));
        return { row, what: `${rule.id} at ${x}`, height: height(x) };
      });
    });
    const cells = recalculate(new Map([["curves", await writeWorkbook([rules, sheet])]]))
      .get("curves")
      ?.get("Curves");
    expect(wanted.length).toBeGreaterThan(90);
    expect(wanted.filter(({ row, height }) => !agrees(cells?.get(`B${row}`), height)).map(({ what }) => what)).toEqual(
      [],
    );
  });
});

/** Sheets up to the rules: what formulas refer to. */
const LIVE_SHEETS = 7;

/** Golden inputs, and one that moves t back and leaves gaps, and one that states its own target and growth. */
function goldenInputs(): [string, AssessmentInput][] {
  const cases = Object.entries(golden).flatMap(([name, item]): [string, AssessmentInput][] =>
    "input" in item ? [[name, parseInput(item.input)]] : [],
  );
  const base = parseInput(golden.K09.input);
  const quarters = base.quarters ?? [];
  const silent = (index: number) =>
    quarters.map((quarter, at) => (at === index ? { ...quarter, revenueUsd: null } : quarter));
  return [
    ...cases,
    ["t-moves-back", { ...base, quarters: silent(quarters.length - 1) }],
    ["a-gap", { ...base, quarters: quarters.filter((_, index) => index !== quarters.length - 2) }],
    ["a-few-quarters", { ...base, quarters: quarters.slice(-5) }],
    [
      "stated",
      {
        ...base,
        factors: {
          ...base.factors,
          revenueGrowth: 3,
          utilisationTarget: 0.5,
          supplyScopeCoverage: Number.POSITIVE_INFINITY,
        },
      },
    ],
  ];
}

/** A small record with another input in the place of its own. */
function madeUp(given: AssessmentInput): WorkbookSubject {
  const { record, assessed, fingerprint } = subjectOf("react");
  const result = assess(given, { flipMultiples: false });
  return {
    record: { ...record, network: { ...record.network, category: given.category } },
    assessed: { ...assessed, input: given, result, corners: null },
    fingerprint,
  };
}

/** Another weight, hurdle, edge, anchor, cap and floor. */
function changedRules(): MethodRules {
  return {
    ...DVS_1_0_RULES,
    version: "changed",
    factors: DVS_1_0_RULES.factors.map((rule) =>
      rule.id === "coverage"
        ? {
            ...rule,
            weight: 40,
            anchors: [
              [0, 5],
              [0.2, 45],
              [3, 90],
            ] as const,
          }
        : rule,
    ),
    corridor: DVS_1_0_RULES.corridor.map((row) => (row.from === 0.125 ? { ...row, from: 0.1, hurdle: 20 } : row)),
    growth: { ...DVS_1_0_RULES.growth, cap: 0.1 },
    revenueWeights: { ...DVS_1_0_RULES.revenueWeights, unclassified: 0.7 },
    confidence: {
      ...DVS_1_0_RULES.confidence,
      caps: DVS_1_0_RULES.confidence.caps.map((cap) => ({ ...cap, cap: cap.cap - 9 })),
    },
  };
}

function withWrongAnchor(): MethodRules {
  return {
    ...DVS_1_0_RULES,
    factors: DVS_1_0_RULES.factors.map((rule) =>
      rule.id === "coverage"
        ? { ...rule, anchors: rule.anchors.map(([x, y]) => [x, x === 1 / 8 ? y + 1 : y] as const) }
        : rule,
    ),
  };
}
