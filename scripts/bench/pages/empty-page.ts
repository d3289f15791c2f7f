import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRoot, NEXT, ROOT } from "../../lib/paths.mjs";

/** Beside the product and not in it; the packages are found in the folder above. */
const FOLDER = inRoot(".bench-empty");

const FILES: Readonly<Record<string, string>> = {
  "next.config.mjs": `const root = ${JSON.stringify(ROOT)};
export default { turbopack: { root }, outputFileTracingRoot: root, poweredByHeader: false, agentRules: false, htmlLimitedBots: /.*/ };
`,
  "app/layout.jsx": `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}
`,
  "app/page.jsx": `import { connection } from "next/server";
export default async function Page() {
  await connection();
  return <p>Empty</p>;
}
`,
  // The policy with its nonce, as the product's own proxy sets it.
  "proxy.js": `import { NextResponse } from "next/server";
import { pagePolicy } from "../lib/http/security-headers";
export const config = { matcher: "/((?!_next/).*)" };
export function proxy(request) {
  const headers = new Headers(request.headers);
  const policy = pagePolicy(Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64"), false);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}
`,
};

/** Builds a site of one empty dynamic page behind the same policy, with the same Next and React. Gives its folder. */
export function buildEmptyPage(): string {
  rmSync(FOLDER, { recursive: true, force: true });
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(FOLDER, path, ".."), { recursive: true });
    writeFileSync(join(FOLDER, path), text);
  }
  const { status, stderr, stdout } = spawnSync(process.execPath, [NEXT, "build"], {
    cwd: FOLDER,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (status !== 0) throw new Error(`the empty page was not built: ${stderr}${stdout}`);
  return FOLDER;
}

export const removeEmptyPage = (): void => rmSync(FOLDER, { recursive: true, force: true });
