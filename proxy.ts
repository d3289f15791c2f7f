import { type NextRequest, NextResponse } from "next/server";
import { getEnv } from "@/lib/env";
import { currentAnswer } from "@/lib/http/answer";
import { keepPage, keptPage } from "@/lib/http/kept-pages";
import { readerOf } from "@/lib/http/reader";
import { FILE_POLICY, pagePolicy } from "@/lib/http/security-headers";
import { siteOrigin } from "@/lib/http/site-origin";
import { isKnownNetwork } from "@/lib/loaders/known-networks";
import { loadPageFacts } from "@/lib/loaders/page-facts";

/**
 * Files of the build and of public/ need no policy of their own, a health check no nonce, and the read API sets its own
 * headers. A file that is sent passes by as well: what passes through here is held in memory, and cut at ten megabytes.
 */
export const config = {
  matcher:
    "/((?!_next/|fonts/|api/v1(?:/|$)|import/files$|healthz$|readyz$|metrics$|misdirected$|icon\\.svg$|favicon\\.ico$|apple-icon\\.png$|error\\.css$).*)",
};

const ALL_NETWORKS = "/networks/all/trace/";

/** Read by the rewrite in next.config.ts. From outside it does nothing worse than ask for a 404. */
const UNKNOWN_HEADER = "x-offtake-unknown";

/** Badges and cards stand in other sites' pages and answer with a policy of their own; the page about them is a page. */
const CARRIES_ITS_POLICY = /^\/(badge|embed)\/./;

/** The board and the records: asked for most, long, and the same for everybody until the facts change. */
const IS_KEPT = /^\/(networks\/[a-z0-9-]+)?$/;
/** Longer addresses are somebody's own assumptions. */
const MAX_SEARCH = 200;

/** Gives every page its Content-Security-Policy, and a network that does not exist its 404. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const headers = new Headers(request.headers);
  headers.delete(UNKNOWN_HEADER);
  const { pathname } = request.nextUrl;
  if (CARRIES_ITS_POLICY.test(pathname)) return NextResponse.next({ request: { headers } });
  const unknown = await isUnknownNetwork(pathname);
  if (unknown) headers.set(UNKNOWN_HEADER, "1");

  const isFile =
    !unknown &&
    (/\.(pdf|svg|png|csv|json|atom|xml|txt|webmanifest|zip|xlsx)$/.test(pathname) || pathname.startsWith("/api/"));
  const nonce = freshNonce();
  const policy = isFile ? FILE_POLICY : pagePolicy(nonce, getEnv().isDevelopment);
  const key = await keyOf(request);
  const page = key === null ? null : keptPage(key, nonce);
  if (page)
    return new NextResponse(page.body as BodyInit, { headers: [...page.headers, ["Content-Security-Policy", policy]] });
  if (key !== null) currentAnswer()?.onSent((sent) => keepPage(key, sent, nonce));
  // Next reads the nonce from the policy of the request and puts it on its own scripts.
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

/** All that a page follows from which is kept and sent again; null = this request is not for such a page. */
async function keyOf({ method, headers, cookies, nextUrl: { pathname, search } }: NextRequest): Promise<string | null> {
  const { isDevelopment, publicUrl } = getEnv();
  const isPage = method === "GET" && currentAnswer()?.isPage;
  if (!isPage || isDevelopment || !IS_KEPT.test(pathname) || search.length > MAX_SEARCH) return null;
  const facts = await loadPageFacts();
  if (facts === null) return null;
  const reader = readerOf(headers, cookies.get("theme")?.value);
  return JSON.stringify([pathname, search, facts, reader, siteOrigin(headers, publicUrl)]);
}

const freshNonce = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");

/** True for /networks/[slug] and everything below it when no network has that slug. */
async function isUnknownNetwork(pathname: string): Promise<boolean> {
  const slug = /^\/networks\/([^/]+)/.exec(pathname)?.[1];
  // What is counted over all networks has addresses below one that is none.
  if (slug === undefined || pathname.startsWith(ALL_NETWORKS)) return false;
  try {
    return !(await isKnownNetwork(decodeURIComponent(slug)));
  } catch {
    // The database does not answer: the page meets the same fault, says so and logs it.
    return false;
  }
}
