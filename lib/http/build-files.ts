import { readFile } from "node:fs/promises";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";

/*
 * Files of the build, answered before Next looks at a request. Next compresses each of them anew for every reader, on the thread that
 * renders pages, and a first visit asks for a dozen at once: the style sheet, without which nothing is painted, came after fifty
 * milliseconds of that. Their addresses carry a hash of what is in them, so one copy in memory is right for as long as the process runs.
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
    // The first who asks gets it from Next.
    if (name !== null)
      void read(join(folder, "static", name)).then(
        (file) => file && files.set(name, { ...file, headers: { ...common, ...file.headers } }),
      );
    for (const other of others)
      Reflect.apply(other, server, [request, response] satisfies [IncomingMessage, ServerResponse]);
  });
}

/** Of a file that may be answered here; null = something else is asked for. */
function nameOf({ method, url = "", headers }: IncomingMessage): string | null {
  const takesGzip = /\bgzip\b/.test(String(headers["accept-encoding"] ?? ""));
  if (method !== "GET" || !takesGzip || LEFT_TO_NEXT.some((name) => headers[name] !== undefined)) return null;
  return ADDRESS.exec(url)?.[1] ?? null;
}

/** A file of the build, compressed; null = it cannot be read, which Next will say. */
async function read(path: string): Promise<BuildFile | null> {
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
