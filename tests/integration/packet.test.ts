import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DISCLAIMER } from "@/lib/format/disclaimer";
import { attachFiles, dataCsv, packetPdf, packetZip, readReceived } from "@/lib/packet";
import {
  assessRecord,
  buildVerdictFile,
  defaultAsOf,
  factsOf,
  fingerprintOf,
  type NetworkRecord,
  parseVerdictFile,
  verdictFileText,
  verifyVerdictFile,
} from "@/lib/scoring";
import { findProgram } from "../../scripts/lib/programs.mjs";
import { compileScript, SHORT_LIVED } from "../support/compiled-script";
import { removeFolder } from "../support/remove-folder";
import { reportOf } from "../support/report";
import { shippedRecord } from "../support/shipped";
import { migrate, seed } from "./databases";

/** The packet of shipped networks, from facts to archive and back. */

const ROOT = join(import.meta.dirname, "../..");
const SLUGS = process.env.OFFTAKE_TEST_LONG
  ? readdirSync(join(ROOT, "prisma/seed"))
  : ["helium", "filecoin", "akash", "rowan"];

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "packet-"));
});
afterAll(() => removeFolder(folder));

const recordsIn = (slugs: readonly string[]): [string, NetworkRecord][] =>
  slugs.flatMap((slug) => {
    try {
      return [[slug, shippedRecord(slug)] as [string, NetworkRecord]];
    } catch {
      return []; // shown beside the networks, never assessed
    }
  });

const fileOf = (record: NetworkRecord, asOf = defaultAsOf([record])) =>
  buildVerdictFile(record, { asOf, disclaimer: DISCLAIMER, link: `/networks/${record.network.slug}` });

/** Runs the command compiled; `asShipped`: through the loader, as `npm run verify` does. */
const verifyCommand = (args: string[], { asShipped = false } = {}) => {
  const program = asShipped
    ? ["--import", "tsx", "scripts/verify.ts"]
    : [...SHORT_LIVED, compileScript("scripts/verify.ts")];
  const run = spawnSync(process.execPath, [...program, ...args], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: `file:${join(folder, "none.db")}` },
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
};

const saved = (name: string, content: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe.each(recordsIn(SLUGS))("%s", (slug, record) => {
  it.each([defaultAsOf([record]), "2026-03-31", "2025-06-30"])(
    "the file of %s is the published verdict and recomputes to it",
    (asOf) => {
      const file = parseVerdictFile(verdictFileText(fileOf(record, asOf)));
      const assessed = assessRecord(record, { asOf });
      expect(file.fingerprint).toBe(fingerprintOf(assessed));
      expect(file.result).toMatchObject({
        verdict: assessed.verdict,
        reason: assessed.reason,
        quarter: assessed.quarter,
      });
      expect(verifyVerdictFile(file, { reference: factsOf(record, asOf) })).toMatchObject({
        outcome: "same",
        differences: [],
      });
    },
  );

  it("the report with its file attached says same, and is the same bytes twice", async () => {
    const pages = await reportOf(record);
    const [pdf, again] = await Promise.all([packetPdf(pages, [fileOf(record)]), packetPdf(pages, [fileOf(record)])]);
    expect(Buffer.compare(pdf.bytes, again.bytes)).toBe(0);
    const [received] = readReceived(pdf.bytes);
    expect(received?.file).toEqual(pdf.files[0]);
    expect(received && verifyVerdictFile(received.file, { printed: received.printed })).toMatchObject({
      outcome: "same",
    });
    const zip = unzipSync(
      packetZip({
        pdf: { name: `${slug}.pdf`, ...pdf },
        data: [
          {
            name: `${slug}.csv`,
            content: dataCsv(fileOf(record).facts, {
              ...fileOf(record).options,
              methodVersion: "dvs-1.0",
              fingerprint: fileOf(record).fingerprint,
            }),
          },
        ],
      }),
    );
    const lines = new TextDecoder().decode(zip[`${slug}.csv`]).split("\r\n");
    expect(lines.length).toBeGreaterThan(fileOf(record).facts.observations.length);
    expect(new TextDecoder().decode(zip[`offtake-${slug}-${fileOf(record).fingerprint}.json`])).toBe(
      received && verdictFileText(received.file),
    );
  });
});

describe("npm run verify", () => {
  it("says same of a report, different of one whose page was changed, and refuses what is neither", async () => {
    const record = shippedRecord("rowan");
    const { bytes, files } = await packetPdf(await reportOf(record), [fileOf(record)]);
    const good = verifyCommand([saved("good.pdf", bytes)], { asShipped: true });
    expect(good).toMatchObject({ code: 0, err: "" });
    expect(good.out).toMatch(/^Same:/);

    const [file] = files;
    if (!file) throw new Error("no file was attached");
    const other = await packetPdf(await reportOf(shippedRecord("react")), []);
    const swapped = await attachFiles(
      other.bytes,
      [{ name: "verdict-rowan.json", text: verdictFileText(file) }],
      file.options.asOf,
    );
    const changed = verifyCommand([saved("changed.pdf", swapped), "--json"]);
    expect(changed.code).toBe(1);
    const [found] = JSON.parse(changed.out);
    expect(found.differences.every(({ group }: { group: string }) => group === "printed")).toBe(true);
    expect(found.differences[0].place).toBe("page 1");

    const text = verdictFileText(file).replace(/"value": (\d+)/, '"value": 9$1');
    const tampered = verifyCommand([saved("tampered.json", text)]);
    expect(tampered.code).toBe(1);
    expect(tampered.out).toMatch(/^Different: /);

    const bad: [string[], RegExp][] = [
      [[saved("cut.json", text.slice(0, 500))], /not JSON, or its end is missing/],
      [[saved("pages.pdf", await reportOf(record))], /No verdict file is attached/],
      [[join(folder, "nowhere.pdf")], /cannot be read/],
      [[], /name a report or verdict file/],
      [["--nonsense"], /nonsense/],
      [[saved("good.json", verdictFileText(file)), "--record"], /there is no database/],
    ];
    for (const [args, words] of bad) {
      const run = verifyCommand(args);
      expect(run.code).toBe(2);
      expect(run.err).toMatch(words);
      expect(run.err).not.toMatch(/\n\s+at /);
    }
    expect(verifyCommand(["--help"])).toMatchObject({ code: 0, out: expect.stringContaining("Usage: npm run") });
  });

  it("compares with the database on request", async () => {
    const url = `file:${join(folder, "held.db")}`;
    await migrate(url);
    const facts = join(folder, "facts");
    cpSync(join(ROOT, "prisma/seed/rowan"), join(facts, "rowan"), { recursive: true });
    const seeded = await seed(url, facts);
    expect([seeded.exitCode, seeded.stderr]).toEqual([0, ""]);
    const run = (path: string) =>
      spawnSync(process.execPath, [...SHORT_LIVED, compileScript("scripts/verify.ts"), path, "--record", "--json"], {
        cwd: ROOT,
        encoding: "utf8",
        env: { ...process.env, DATABASE_URL: url },
      });
    const file = fileOf(shippedRecord("rowan"));
    const same = run(saved("held.json", verdictFileText(file)));
    expect([same.status, same.stderr]).toEqual([0, ""]);
    const [first] = file.facts.observations;
    if (!first) throw new Error("rowan has observations");
    // A whole new file that agrees with itself: only the record can tell.
    const record = shippedRecord("rowan");
    const credibility = first.credibility === 6 ? 1 : 6;
    const forged = fileOf({
      ...record,
      observations: record.observations.map((row) => (row.id === first.id ? { ...row, credibility } : row)),
    });
    expect(verifyVerdictFile(forged).outcome).toBe("same");
    const told = run(saved("forged.json", verdictFileText(forged)));
    expect(told.status).toBe(1);
    const [found] = JSON.parse(told.stdout);
    expect(found.differences).toMatchObject([
      {
        group: "record",
        place: `observations.${first.id}.credibility`,
        stated: credibility,
        expected: first.credibility,
      },
    ]);
    expect(found.differences[0].effect).not.toBeNull();
  });
});

describe("another process and another program", () => {
  it("two processes in two time zones make the same report and archive", () => {
    const hashIn = (zone: string): string => {
      const run = spawnSync(process.execPath, [compileScript("tests/support/packet-bytes.ts"), "rowan"], {
        cwd: ROOT,
        encoding: "utf8",
        env: { ...process.env, TZ: zone },
      });
      expect(run.stderr).toBe("");
      return run.stdout;
    };
    const first = hashIn("Pacific/Chatham");
    expect(first).toMatch(/^[0-9a-f]{64}\n$/);
    expect(hashIn("America/St_Johns")).toBe(first);
  });

  const missing = findProgram("pdfdetach") === null;
  if (missing)
    console.log("not run here: attachments read by another program (no pdfdetach: it comes with poppler-utils)");
  it.runIf(!missing)("pdfdetach reads the file back, byte for byte", async () => {
    const { bytes, files } = await packetPdf(await reportOf(shippedRecord("rowan")), [fileOf(shippedRecord("rowan"))]);
    const path = saved("detach.pdf", bytes);
    const out = join(folder, "detached.json");
    const run = spawnSync("pdfdetach", ["-save", "1", "-o", out, path], { encoding: "utf8" });
    expect([run.status, run.stderr]).toEqual([0, ""]);
    const digest = (text: string) => createHash("sha256").update(text).digest("hex");
    expect(digest(readFileSync(out, "utf8"))).toBe(digest(files[0] ? verdictFileText(files[0]) : ""));
  });
});
