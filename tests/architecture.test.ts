import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import {
  findCycles,
  findEnvReaders,
  findLongFiles,
  findUnguardedLoaders,
  findWrongImports,
  findWrongNames,
} from "./support/import-rules";
import { importsOf, readSources } from "./support/source-files";

const sources = readSources(fileURLToPath(new URL("..", import.meta.url)));

describe("the code as it stands", () => {
  it("is found", () => {
    expect([...sources.keys()]).toEqual(
      expect.arrayContaining(["lib/scoring/index.ts", "app/not-found.tsx", "proxy.ts"]),
    );
  });
  it("imports in one direction", () => expect(findWrongImports(sources)).toEqual([]));
  it("has no cycles", () => expect(findCycles(sources)).toEqual([]));
  it("keeps loaders on the server", () => expect(findUnguardedLoaders(sources)).toEqual([]));
  it("reads the environment in one place", () => expect(findEnvReaders(sources)).toEqual([]));
  it("is named in kebab-case", () => expect(findWrongNames(sources.keys())).toEqual([]));
  it("has no file that does too much", () => expect(findLongFiles(sources)).toEqual([]));
});

/** A project of these files, with the doors that the examples knock at. */
const project = (files: Record<string, string>) =>
  new Map(
    Object.entries({
      "lib/scoring/index.ts": "",
      "lib/scoring/gates.ts": "",
      "lib/data/index.ts": "",
      "lib/views/index.ts": "",
      "lib/charts/index.ts": "",
      "lib/env.ts": "",
      ...files,
    }),
  );

describe("what the rules catch", () => {
  it.each([
    ["lib/scoring/x.ts", 'import * as z from "zod";', "scoring may not use this package"],
    ["lib/scoring/x.ts", 'import { readFileSync } from "node:fs";', "scoring may not use this package"],
    ["lib/scoring/x.ts", 'import type { View } from "@/lib/views";', "scoring may not know views"],
    ["lib/scoring/x.ts", 'export type { View } from "../views";', "scoring may not know views"],
    ["lib/scoring/x.ts", 'type View = import("@/lib/views").View;', "scoring may not know views"],
    ["lib/charts/x.ts", 'import { score } from "@/lib/scoring";', "charts may not know scoring"],
    ["lib/format/x.ts", 'import { score } from "@/lib/scoring";', "format may not know scoring"],
    ["lib/views/x.ts", 'import { useState } from "react";', "views may not use this package"],
    ["lib/views/x.ts", 'import { getDb } from "@/lib/data";', "views may not know data"],
    ["lib/views/x.ts", 'import { gates } from "@/lib/scoring/gates";', "through its index"],
    ["lib/facts/x.ts", 'import { getDb } from "../data";', "facts may not know data"],
    ["lib/loaders/x.ts", 'import { PrismaClient } from "@prisma/client";', "loaders may not use this package"],
    ["lib/report/x.tsx", 'import { score } from "@/lib/scoring";', "report may not know scoring"],
    ["lib/http/x.ts", 'import { getDb } from "@/lib/data";', "http may not know data"],
    ["components/network/x.tsx", 'import { score } from "@/lib/scoring";', "components may not know scoring"],
    ["components/network/x.tsx", 'import type { Spec } from "@/lib/charts";', "components may not know charts"],
    ["components/charts/x.tsx", 'import { score } from "@/lib/scoring";', "chartComponents may not know scoring"],
    ["components/what-if/x.tsx", 'import { gates } from "@/lib/scoring/gates";', "through its index"],
    ["components/x.tsx", 'import { getEnv } from "@/lib/env";', "components may not know env"],
    ["app/x/page.tsx", 'import { getDb } from "@/lib/data";', "app may not know data"],
    ["app/x/page.tsx", 'const later = () => import("@/lib/scoring");', "app may not know scoring"],
    ["scripts/lib/x.mjs", 'import { z } from "zod";', "commands may not use this package"],
    ["prisma/x.ts", 'import { z } from "zod";', "prisma may not use this package"],
    ["workers/x.ts", "", "no layer is named for this folder"],
  ])("%s: %s", (path, code, sentence) => {
    expect(findWrongImports(project({ [path]: code }))).toEqual([expect.stringContaining(sentence)]);
  });

  it.each([
    ["components/charts/x.tsx", 'import type { Spec } from "@/lib/charts";'],
    ["components/what-if/x.tsx", 'import { score } from "@/lib/scoring";'],
    ["components/verify/x.tsx", 'import { score } from "@/lib/scoring";'],
    ["lib/data/x.ts", 'import { PrismaPg } from "@prisma/adapter-pg";'],
    ["app/x/page.tsx", 'import type { View } from "@/lib/views";'],
  ])("lets through %s: %s", (path, code) => {
    expect(findWrongImports(project({ [path]: code }))).toEqual([]);
  });

  it("says where the code belongs", () => {
    const [sentence] = findWrongImports(project({ "components/x.tsx": 'import { score } from "@/lib/scoring";' }));
    expect(sentence).toContain("Computing it belongs to lib/views");
  });

  it("sees a cycle, also one of types", () => {
    const files = { "lib/format/a.ts": 'import type { B } from "./b";', "lib/format/b.ts": 'export * from "./a";' };
    expect(findCycles(project(files))).toEqual(["lib/format/a.ts → lib/format/b.ts → lib/format/a.ts"]);
  });

  it.each([
    "process.env.PORT",
    'process["env"]',
    "const { PORT } = process.env",
    "import.meta.env.PORT",
    'import { env } from "node:process"',
  ])("sees the environment read by %s", (code) =>
    expect(findEnvReaders(project({ "lib/http/x.ts": code }))).toHaveLength(1),
  );

  it("sees a loader without its guard", () => {
    expect(findUnguardedLoaders(project({ "lib/loaders/x.ts": "export const x = 1;" }))).toHaveLength(1);
  });

  it.each(["lib/views/keyNumbers.ts", "components/Hero.tsx", "app/networks/Compare/page.tsx", "lib/data_2.ts"])(
    "sees the name %s",
    (path) => expect(findWrongNames([path])).toHaveLength(1),
  );
  it.each([
    "app/networks/[slug]/report.pdf/route.ts",
    "app/(pages)/_components/x.tsx",
    "next.config.ts",
    "scripts/database.d.mts",
  ])("accepts the name %s", (path) => expect(findWrongNames([path])).toEqual([]));

  it("counts lines: 400 pass, 401 do not", () => {
    expect(findLongFiles(project({ "lib/format/x.ts": "x\n".repeat(400) }))).toEqual([]);
    expect(findLongFiles(project({ "lib/format/x.ts": "x\n".repeat(401) }))).toHaveLength(1);
  });

  it("is not fooled by comments and strings", () => {
    const code = `// import "zod";
/* import { a } from "zod"; */
const text = "https://example.org"; import { b } from "node:fs";
import {
  c,
} from "node:path";
export { d } from "./d";
`;
    expect(importsOf(code)).toEqual(["node:path", "./d"]);
    expect(findEnvReaders(project({ "lib/http/x.ts": "// process.env.PORT" }))).toEqual([]);
  });
});
