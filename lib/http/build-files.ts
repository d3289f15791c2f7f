import { readFile } from "node:fs/promises";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";

/*
 * Files of the build, answered before Next looks at a request. Next compresses each of them anew for every reader, and a
 * first visit asks for a dozen at once: the style sheet, without which nothing is painted, came after fifty milliseconds of
 * that. Their addresses carry a hash of what is in them, so one copy in memory is right for as long as the process runs.
 */

interface BuildFile {
  headers: Record<string, string | number>;
  body: Buffer;
}

const ADDRESS = /^\/_next\/static\/((?:[\w~-]+\/)*[\w~.-]+\.(js|css|woff2))$/;

const TYPES: Readonly<Record<string, string>> = {
  js: "application/javascript; charset=UTF-8",
  css: "text/css; charset=UTF-8",
  woff2: "font/woff2",
};

/** Whoever asks for a part, or for news of what they have, is answered by Next. */
const LEFT_TO_NEXT = ["range", "if-none-match", "if-modified-since"];

const compress = promisify(gzip);

/**
 * Puts itself before those who answer the requests of a server.
 * @param folder of the build, in which `static` lies
 * @param common headers that every answer carries
 */
export function answerBuildFiles(server: Server, folder: string, common: Readonly<Record<string, string>>): void {
  const files = new Map<string, BuildFile>();
  const reading = new Set<string>();
  const others = server.listeners("request") as RequestListener<typeof IncomingMessage>[];
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    const name = nameOf(request);
    const file = name === null ? undefined : files.get(name);
    if (file) {
      response.writeHead(200, file.headers);
      response.end(file.body);
      return;
    }
    // The first who asks gets it from Next, which knows whether it is of this build.
    if (name !== null && !reading.has(name))
      response.once("finish", async () => {
        if (response.statusCode !== 200 || reading.has(name)) return;
        reading.add(name);
        const read = await readBuildFile(join(folder, "static", name));
        if (read) files.set(name, { ...read, headers: { ...common, ...read.headers } });
        reading.delete(name);
      });
    for (const other of others)
      Reflect.apply(other, server, [request, response] satisfies [IncomingMessage, ServerResponse]);
  });
}

/** Of a file that may be answered here; null = something else is asked for. */
function nameOf({ method, url = "", headers }: IncomingMessage): string | null {
  const encodings = String(headers["accept-encoding"] ?? "");
  const takesGzip = /\bgzip\b/.test(encodings) && !/\bgzip\s*;\s*q=0(\.0*)?\s*(,|$)/.test(encodings);
  if (method !== "GET" || !takesGzip || LEFT_TO_NEXT.some((name) => headers[name] !== undefined)) return null;
  return ADDRESS.exec(url)?.[1] ?? null;
}

/** A file of the build, compressed; null = it cannot be read, which Next will say. */
async function readBuildFile(path: string): Promise<BuildFile | null> {
  const type = path.slice(path.lastIndexOf(".") + 1);
  // A font is compressed as it is.
  const isFont = type === "woff2";
  try {
    const plain = await readFile(path);
    const body = isFont ? plain : await compress(plain, { level: constants.Z_BEST_COMPRESSION });
    const headers = {
      "Content-Type": TYPES[type] ?? "application/octet-stream",
      "Cache-Control": "public, max-age=31536000, immutable",
      ...(isFont ? {} : { "Content-Encoding": "gzip", Vary: "Accept-Encoding" }),
      "Content-Length": body.length,
    };
    return { headers, body };
  } catch {
    return null;
  }
}
