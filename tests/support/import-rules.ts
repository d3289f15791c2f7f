import { importsOf, resolveImport, type Sources, toProjectPath, withoutComments } from "./source-files";

interface Layer {
  /** Files that belong to it; the first layer that fits is the file's. */
  files: RegExp;
  /** Layers it may import, besides itself. */
  layers: string[];
  /** Packages it may import. */
  packages: RegExp;
  /** Where code belongs that needs something else. */
  advice: string;
}

const NONE = /^$/;
const REACT_PAGE = /^(react|react-dom|next)(\/|$)/;
const ANY_LAYER = /./;

/** The direction of dependencies, written down: a file may import what its row names and nothing else, types included. */
export const LAYERS: Record<string, Layer> = {
  scoring: {
    files: /^lib\/scoring\//,
    layers: [],
    packages: NONE,
    advice:
      "The method computes from what it is handed, in a browser as on a server. Reading belongs to lib/data, words of pages to lib/views.",
  },
  charts: {
    files: /^lib\/charts\//,
    layers: [],
    packages: /^d3-(scale|shape)$/,
    advice:
      "Charts turn rows into geometry. Choosing the rows belongs to lib/views, painting to components/charts and lib/report.",
  },
  format: {
    files: /^lib\/format\//,
    layers: [],
    packages: NONE,
    advice: "Formatters know numbers and days only. What a number means belongs to lib/views.",
  },
  errors: { files: /^lib\/errors\.ts$/, layers: [], packages: NONE, advice: "The list of error codes stands alone." },
  env: {
    files: /^lib\/env\.ts$/,
    layers: ["errors"],
    packages: /^zod$/,
    advice: "Settings are parsed here and used elsewhere.",
  },
  operation: {
    files: /^lib\/operation\//,
    layers: ["env", "errors"],
    packages: /^node:.*$/,
    advice: "What a process says about itself: lines, counters, state. What it serves belongs elsewhere.",
  },
  facts: {
    files: /^lib\/facts\//,
    layers: ["scoring", "errors"],
    packages: /^(zod|csv-parse\/sync|node:.*)$/,
    advice: "Shipped facts are files. Storing them belongs to lib/data, judging them to lib/scoring.",
  },
  data: {
    files: /^lib\/data\//,
    layers: ["scoring", "facts", "operation", "env", "errors"],
    packages: /^(zod|lru-cache|@prisma\/.*|node:.*)$/,
    advice: "The database gives plain rows. Putting them together for a page belongs to lib/loaders.",
  },
  ingest: {
    files: /^lib\/ingest\//,
    layers: ["data", "facts", "scoring", "format", "env", "errors"],
    packages: /^(zod|p-queue|hyparquet|hyparquet-compressors|node:.*)$/,
    advice:
      "The ingest asks live sources and stores what they said. How facts are stored belongs to lib/data, judging them to lib/scoring.",
  },
  import: {
    files: /^lib\/import\//,
    layers: ["alerts", "data", "facts", "scoring", "format", "env", "errors"],
    packages: /^(zod|csv-parse|lru-cache|@fastify\/busboy|node:.*)$/,
    advice: "A file becomes checked rows here. Storing them belongs to lib/data, pages about it to app and lib/views.",
  },
  access: {
    files: /^lib\/access\//,
    layers: ["data", "http", "env", "errors"],
    packages: /^(lru-cache|node:.*)$/,
    advice: "Who may write is decided here, and nothing else. What is written belongs to lib/import.",
  },
  views: {
    files: /^lib\/views\//,
    layers: ["scoring", "charts", "format"],
    packages: NONE,
    advice: "A view model is built from what it is handed. Reading belongs to lib/loaders, markup to components.",
  },
  workbook: {
    files: /^lib\/workbook\//,
    layers: ["scoring", "views", "format"],
    packages: /^(write-excel-file\/node|fflate)$/,
    advice: "The workbook writes what it is handed as cells. Reading belongs to lib/loaders, words to lib/views.",
  },
  loaders: {
    files: /^lib\/loaders\//,
    layers: [
      "data",
      "ingest",
      "facts",
      "scoring",
      "views",
      "workbook",
      "charts",
      "operation",
      "format",
      "env",
      "errors",
    ],
    packages: /^(server-only|react|node:.*)$/,
    advice: "A loader fetches and hands on. Formulas belong to lib/scoring, words to lib/views, markup to components.",
  },
  alerts: {
    files: /^lib\/alerts\//,
    layers: ["data", "scoring", "views", "format", "env"],
    packages: /^(nodemailer|node:.*)$/,
    advice: "Alerts carry what lib/data froze and lib/scoring computes. Their words belong to lib/views.",
  },
  report: {
    files: /^lib\/report\//,
    layers: ["packet", "views", "charts", "format", "errors"],
    packages: /^(react|lru-cache|fontkit|pdfkit|node:.*)$/,
    advice: "The report prints the view model that the page prints. What it shows is decided in lib/views.",
  },
  packet: {
    files: /^lib\/packet\//,
    layers: ["scoring", "format", "errors"],
    packages: /^(fflate|@cantoo\/pdf-lib)$/,
    advice:
      "A packet carries verdicts that lib/scoring made. Fetching them belongs to lib/loaders, drawing pages to lib/report.",
  },
  http: {
    files: /^lib\/http\//,
    layers: ["format", "errors"],
    packages: /^(zod|swr|lru-cache|node:(net|http|path|util|zlib|fs\/promises))$/,
    advice: "Requests are parsed here. What they ask for is fetched by lib/loaders.",
  },
  api: {
    files: /^lib\/api\//,
    layers: ["loaders", "views", "scoring", "http", "format", "env", "errors"],
    packages: /^(zod|lru-cache|node:.*)$/,
    advice:
      "The read API turns what loaders give into replies of its schemas. Reading belongs to lib/loaders, formulas to lib/scoring.",
  },
  card: {
    files: /^lib\/card\//,
    layers: ["views", "charts", "format"],
    packages: /^(react|next\/og|lru-cache|node:(crypto|path|fs\/promises))$/,
    advice:
      "Badge, card and picture are painted here. What they say is decided in lib/views, reading belongs to lib/loaders.",
  },
  feed: {
    files: /^lib\/feed\//,
    layers: ["views", "format"],
    packages: /^node:crypto$/,
    advice:
      "Feeds write the changes they are handed. What changed is decided in lib/views, reading belongs to lib/loaders.",
  },
  mcp: {
    files: /^lib\/mcp\//,
    layers: ["loaders", "views", "http", "format", "env", "errors"],
    packages: /^(server-only|zod|@modelcontextprotocol\/server)$/,
    advice:
      "A tool parses its arguments, calls one loader and hands the view model on. Words and numbers belong to lib/views.",
  },
  chartComponents: {
    files: /^components\/charts\//,
    layers: ["components", "markup", "views", "charts", "format"],
    packages: /^(react|react-dom|next|recharts|d3-scale|d3-shape)(\/|$)/,
    advice:
      "A chart draws the specification it is handed. Rows are chosen in lib/views, geometry is computed in lib/charts.",
  },
  islands: {
    files: /^components\/(what-if|verify)\//,
    layers: ["components", "markup", "chartComponents", "views", "charts", "format", "scoring", "packet"],
    packages: REACT_PAGE,
    advice:
      "These recompute verdicts in the browser through the index of lib/scoring; what they are handed comes from a loader.",
  },
  freshness: {
    files: /^components\/freshness\//,
    layers: ["http"],
    packages: REACT_PAGE,
    advice: "This island asks the server for what changed after the page was opened; its question stands in lib/http.",
  },
  trace: {
    files: /^components\/trace\//,
    layers: ["components", "views", "http"],
    packages: REACT_PAGE,
    advice:
      "The drawer shows what the server says about a number; its question stands in lib/http, what is said in lib/views.",
  },
  search: {
    files: /^components\/search\//,
    layers: ["components", "markup", "views", "http"],
    packages: REACT_PAGE,
    advice:
      "Palette and keys search what the server hands over; the question stands in lib/http, the ranking in lib/views.",
  },
  markup: {
    files: /^components\/markup\//,
    layers: ["http"],
    packages: /^(react|next|lru-cache)(\/|$)/,
    advice: "Markup is written as it is handed over. What it shows is a component elsewhere.",
  },
  components: {
    files: /^components\//,
    layers: ["chartComponents", "markup", "islands", "freshness", "views", "format"],
    packages: REACT_PAGE,
    advice:
      "A component shows a view model. Computing it belongs to lib/views, reading to lib/loaders; only components/charts knows lib/charts.",
  },
  app: {
    files: /^app\//,
    layers: [
      "components",
      "markup",
      "chartComponents",
      "islands",
      "freshness",
      "trace",
      "search",
      "loaders",
      "report",
      "packet",
      "api",
      "card",
      "feed",
      "mcp",
      "import",
      "access",
      "views",
      "http",
      "operation",
      "format",
      "env",
      "errors",
    ],
    packages: /^(react|react-dom|next|zod)(\/|$)/,
    advice:
      "A route parses its address, calls one loader and hands the view model down. Reading belongs to lib/loaders, parts to components.",
  },
  edge: {
    files: /^(proxy|instrumentation|instrumentation-node)\.ts$/,
    layers: ["loaders", "http", "operation", "env", "errors"],
    packages: /^(next|node:.*)(\/|$)/,
    advice: "What happens around every request stays small. Reading belongs to lib/loaders.",
  },
  commands: {
    files: /^scripts\/(lib\/.*|start|test|check)\.mjs$/,
    layers: [],
    packages: /^node:/,
    advice:
      "These run before anything is installed: node: imports only. What needs a package is a script of its own that they start.",
  },
  scripts: {
    files: /^scripts\//,
    layers: [
      ...["commands", "alerts", "ingest", "import", "access", "data", "facts", "scoring", "views", "charts", "report"],
      ...["packet", "operation", "format", "env", "errors"],
    ],
    packages: ANY_LAYER,
    advice: "A script drives lib/. Pages and components are not its business.",
  },
  tests: { files: /^tests\//, layers: [], packages: ANY_LAYER, advice: "" },
  configuration: {
    files: /^[^/]+\.(ts|mts|mjs)$/,
    layers: ["http", "commands"],
    packages: ANY_LAYER,
    advice: "Configuration is read before the app is there.",
  },
  prisma: {
    files: /^prisma\//,
    layers: [],
    packages: NONE,
    advice: "prisma/ holds the schema and the facts. Code that reads them belongs to lib/data and lib/facts.",
  },
};

/** Edges that the table would refuse, each with its reason. */
const EXTRA_EDGES = [
  // The bench of live data asks the server that stands for the sources in tests.
  { from: /^scripts\/bench\/live\.ts$/, to: /^tests\/support\/upstream\/(server|world)\.ts$/ },
  // The words a query string may hold are the method's own lists; naming them again would let them drift.
  { from: /^app\/search-params\.ts$/, to: /^lib\/scoring\/index\.ts$/ },
];

/** The doors of lib/scoring; what lies behind them may move. */
const SCORING_DOORS = /^lib\/scoring\/(index|types|record\/types|record\/output)\.ts$/;

export const layerOf = (path: string): string | undefined =>
  Object.keys(LAYERS).find((name) => LAYERS[name]?.files.test(path));

/** Imports against the direction; one sentence each, saying where the code belongs. */
export function findWrongImports(sources: Sources): string[] {
  return [...sources].flatMap(([path, code]) => {
    if (path.endsWith(".css")) return [];
    const name = layerOf(path);
    const layer = name === undefined ? undefined : LAYERS[name];
    if (name === undefined || layer === undefined)
      return [`${path}: no layer is named for this folder; see tests/support/import-rules.ts`];
    if (name === "tests") return [];
    return importsOf(code).flatMap((specifier) => {
      const fault = faultOf(sources, path, name, layer, specifier);
      return fault === null ? [] : [`${path} imports ${specifier}: ${fault} ${layer.advice}`];
    });
  });
}

function faultOf(sources: Sources, path: string, name: string, layer: Layer, specifier: string): string | null {
  const target = toProjectPath(path, specifier);
  if (target === null) return layer.packages.test(specifier) ? null : `${name} may not use this package.`;
  if (/\.(css|json|woff2|svg)$/.test(target)) return null;
  const file = resolveImport(sources, path, specifier) ?? `${target}/`;
  if (EXTRA_EDGES.some((edge) => edge.from.test(path) && edge.to.test(file))) return null;
  const targetName = layerOf(file);
  if (targetName === name) return null;
  if (targetName === undefined || !layer.layers.includes(targetName))
    return `${name} may not know ${targetName ?? "this"}.`;
  if (targetName === "scoring" && !SCORING_DOORS.test(file))
    return "lib/scoring is imported through its index (or its types).";
  return null;
}

/** Loaders that a browser bundle could swallow unnoticed. */
export const findUnguardedLoaders = (sources: Sources): string[] =>
  [...sources]
    .filter(([path, code]) => layerOf(path) === "loaders" && !importsOf(code).includes("server-only"))
    .map(([path]) => `${path}: a loader begins with import "server-only"`);

const ENV_READER =
  /\bprocess\s*(\.|\?\.|\[\s*["'])env\b|\bimport\.meta\.env\b|[{,]\s*env\s*[},][^;]*from\s*["'](node:)?process["']/;

/** Readers of the environment outside the one place for it. NEXT_RUNTIME is none: Next replaces it by a constant when it builds. */
export const findEnvReaders = (sources: Sources): string[] =>
  [...sources]
    .filter(([path]) => !/^(lib\/env\.ts$|scripts\/|tests\/|[^/]+\.config\.(ts|mts|mjs)$)/.test(path))
    .filter(([, code]) => ENV_READER.test(withoutComments(code).replaceAll("process.env.NEXT_RUNTIME", "")))
    .map(([path]) => `${path}: settings are read in lib/env.ts and come from getEnv()`);

/** Chains of imports that come back to where they began, types included. */
export function findCycles(sources: Sources): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string): void => {
    const seenAt = trail.indexOf(path);
    if (seenAt >= 0) cycles.push([...trail.slice(seenAt), path].join(" → "));
    if (seenAt >= 0 || done.has(path)) return;
    trail.push(path);
    for (const specifier of importsOf(sources.get(path) ?? "")) {
      const target = resolveImport(sources, path, specifier);
      if (target !== null) visit(target);
    }
    trail.pop();
    done.add(path);
  };
  for (const path of sources.keys()) visit(path);
  return cycles;
}

const KEBAB = /^_?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
/** Folders of the router: [slug], [...rest], (group). */
const ROUTER = /^(\[(\.\.\.)?[a-z][a-zA-Z0-9]*\]|\([a-z-]+\))$/;

export const findWrongNames = (paths: Iterable<string>): string[] =>
  [...paths]
    .filter((path) => !path.split("/").every((part) => KEBAB.test(part) || ROUTER.test(part)))
    .map((path) => `${path}: files and folders are named in kebab-case`);

const MAX_LINES = 400;
/** A test is read case by case, so a long table of cases is one reason, not two. */
const MAX_TEST_LINES = 600;

export const findLongFiles = (sources: Sources): string[] =>
  [...sources]
    .map(([path, code]) => ({
      path,
      lines: code.replace(/\n$/, "").split("\n").length,
      limit: path.startsWith("tests/") ? MAX_TEST_LINES : MAX_LINES,
    }))
    .filter(({ lines, limit }) => lines > limit)
    .map(({ path, lines, limit }) => `${path}: ${lines} lines, more than ${limit}: it has two reasons to change`);
