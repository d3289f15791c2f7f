import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ALERT_SETTING_NAMES, parseEnv, SETTING_NAMES } from "@/lib/env";
import { MALLOC_ARENA_MAX } from "../../../scripts/lib/serve.mjs";
import { SOURCE_SETTING_NAMES } from "../../support/source-settings";

/** What Dockerfile and compose.yaml promise, read out of them: there may be no Docker where this runs. */

const read = (path: string): string => readFileSync(path, "utf8");
const dockerfile = read("Dockerfile");
const compose = read("compose.yaml");
const nginx = read("docker/nginx.conf");

/** Instructions of the Dockerfile, comments gone and continued lines joined. */
const instructions = dockerfile
  .replace(/^#.*$/gm, "")
  .replace(/\\\n\s*/g, "")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => ({ name: line.split(" ")[0] ?? "", rest: line.slice(line.indexOf(" ") + 1) }));

const last = (name: string): string =>
  instructions.filter((instruction) => instruction.name === name).at(-1)?.rest ?? "";

describe("Dockerfile", () => {
  it("is built in stages, on one exact version that the code supports", () => {
    const images = instructions.filter(({ name }) => name === "FROM").map(({ rest }) => rest.split(" ")[0] ?? "");
    expect(images).toHaveLength(2);
    expect(new Set(images).size).toBe(1);
    expect(images[0]).toMatch(/^node:22\.(1[2-9]|[2-9]\d)\.\d+-[a-z]+-slim$/);
  });

  it("copies what exists, and into the last stage nothing but the finished folder", () => {
    const stage = dockerfile.lastIndexOf("\nFROM ");
    const sources = instructions
      .filter(({ name, rest }) => name === "COPY" && !rest.startsWith("--from"))
      .flatMap(({ rest }) => rest.split(/\s+/).slice(0, -1));
    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) expect(existsSync(source), source).toBe(true);
    expect(dockerfile.slice(stage).match(/^COPY .*/gm)).toEqual(["COPY --from=build /out /app"]);
    for (const [, script] of dockerfile.matchAll(/node (scripts\/\S+)/g))
      expect(existsSync(script ?? ""), script).toBe(true);
    expect(last("ENTRYPOINT")).toBe('["node", "offtake.mjs"]');
    expect(existsSync("scripts/standalone/offtake.mjs")).toBe(true);
  });

  it("runs as nobody in particular, writes to /data alone, and is asked whether it lives", () => {
    const user = last("USER").split(":").map(Number);
    for (const id of user) expect(id).toBeGreaterThan(1000);
    expect(last("VOLUME")).toBe("/data");
    expect(last("ENV")).toContain("DATABASE_URL=file:/data/");
    expect(dockerfile).toContain(`chown ${user.join(":")} /data`);
    expect(last("HEALTHCHECK")).toContain('CMD ["node", "offtake.mjs", "healthy"]');
    expect(read("scripts/standalone/offtake.mjs")).toContain('command === "healthy"');
  });

  it("sets settings that exist", () => {
    const names = [...last("ENV").matchAll(/(\w+)=/g)].map(([, name]) => name ?? "");
    expect(names.length).toBeGreaterThan(3);
    const ofTheSystem = ["MALLOC_ARENA_MAX"];
    expect(names.filter((name) => !SETTING_NAMES.includes(name) && !ofTheSystem.includes(name))).toEqual([]);
  });

  it("holds no more memory than the server of npm start", () => {
    expect(last("ENV")).toContain(`MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX}`);
    expect(read("docs/operation.md")).toContain(`| \`MALLOC_ARENA_MAX\` | \`${MALLOC_ARENA_MAX}\` with`);
  });

  it("takes no secret, no database and nothing that is made along", () => {
    const ignored = read(".dockerignore").split("\n");
    for (const name of [".env", ".git", "node_modules", "data", "backups", ".next"]) expect(ignored).toContain(name);
    expect(dockerfile).not.toMatch(/PASSWORD|SECRET|TOKEN/);
  });
});

describe("compose.yaml", () => {
  const services = Object.fromEntries(
    (compose.split("\nservices:\n")[1]?.split("\nvolumes:\n")[0] ?? "")
      .split(/^ {2}(?=\w+:$)/m)
      .filter(Boolean)
      .map((text) => [text.slice(0, text.indexOf(":")), text]),
  );
  const shared = compose.split("\nservices:\n")[0] ?? "";

  const namesIn = (text: string): string[] => [...text.matchAll(/^\s+([A-Z][A-Z_]+):/gm)].map(([, name]) => name ?? "");

  it("runs a database, two servers, the ingest and a proxy", () => {
    expect(Object.keys(services)).toEqual(["database", "app", "ingest", "proxy"]);
    expect(services.app).toMatch(/replicas: 2\n/);
    expect(services.ingest).toContain('command: ["every", "6h", "ingest"]');
    expect(read("scripts/standalone/offtake.mjs")).toContain('command === "every"');
  });

  it("names exact versions", () => {
    const images = [...compose.matchAll(/image: (\S+)/g)].map(([, image]) => image ?? "");
    expect(images).toHaveLength(3);
    for (const image of images) expect(image).toMatch(/^[a-z]+:\d+\.\d+(\.\d+)?(-[a-z]+)?$/);
    const { version } = JSON.parse(read("package.json"));
    expect(images).toContain(`offtake:${version}`);
  });

  it("gives the servers a read-only root, no capabilities and no password of its own", () => {
    for (const line of ["read_only: true", "cap_drop: [ALL]", "no-new-privileges:true"]) expect(shared).toContain(line);
    for (const name of ["app", "ingest"]) expect(services[name]).toContain("<<: *offtake");
    expect(compose.match(/POSTGRES_PASSWORD:\?/g)?.length).toBe(2);
    expect(services.proxy).toContain('ports: ["127.0.0.1:');
    expect(services.app).not.toContain("ports:");
  });

  it("sets settings that exist, and files that exist", () => {
    const blocks = `${shared.split("x-settings")[1]}${services.app}${services.ingest}`;
    const names = namesIn(blocks);
    expect(names).toContain("TRUSTED_PROXY_HEADER");
    const known = [...SETTING_NAMES, ...ALERT_SETTING_NAMES, ...SOURCE_SETTING_NAMES];
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
    for (const [, path] of compose.matchAll(/"\.\/([^:"]+):/g)) expect(existsSync(path ?? ""), path).toBe(true);
  });

  it("hands alerts to all that can change something, and keys of sources to the ingest alone", () => {
    const alerts = namesIn(shared.split("x-alerts")[1] ?? "");
    expect(alerts.toSorted()).toEqual(ALERT_SETTING_NAMES.filter((name) => name !== "PUBLIC_URL").toSorted());
    expect(namesIn(shared)).toContain("PUBLIC_URL");
    for (const name of ["app", "ingest"]) expect(services[name]).toContain("<<: [*settings, *alerts]");
    const keys = SOURCE_SETTING_NAMES.filter((name) => name.endsWith("_KEY"));
    expect(keys.length).toBeGreaterThan(3);
    expect(namesIn(services.ingest ?? "").toSorted()).toEqual(keys.toSorted());
    expect(namesIn(`${shared}${services.app}${services.proxy}`).filter((name) => keys.includes(name))).toEqual([]);
    // Nothing has a value of its own: what is not set outside is empty, and an empty one counts as not set.
    for (const name of [...alerts, ...keys]) expect(compose).toMatch(new RegExp(`${name}: \\$\\{${name}:-0?\\}`));
  });

  it("lets requests end before it kills", () => {
    const grace = /stop_grace_period: (\d+)s/.exec(services.app ?? "")?.[1];
    expect(Number(grace)).toBeGreaterThan(parseEnv({}).closingSeconds);
  });
});

describe("docker/nginx.conf", () => {
  it("says who asks in the header that the servers are told to believe, over whatever a reader sent", () => {
    const header = /TRUSTED_PROXY_HEADER: (\S+)/.exec(compose)?.[1] ?? "";
    expect(nginx).toContain(`proxy_set_header ${header} $remote_addr;`);
    for (const name of ["Host", "X-Forwarded-Proto", "X-Request-Id"])
      expect(nginx).toContain(`proxy_set_header ${name} `);
    expect(nginx).toMatch(/server app:3000/);
    expect(nginx).toMatch(/location = \/metrics \{\s+return 404;/);
  });

  it("makes ids that the servers take", () => {
    // nginx: 32 hexadecimal digits.
    expect("0123456789abcdef0123456789abcdef").toMatch(/^[A-Za-z0-9._-]{8,64}$/);
    expect(read("lib/operation/request-line.ts")).toContain("^[A-Za-z0-9._-]{8,64}$");
  });
});
