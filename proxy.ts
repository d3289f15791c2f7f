import { type NextRequest, NextResponse } from "next/server";
import { getEnv } from "@/lib/env";
import { FILE_POLICY, pagePolicy } from "@/lib/http/security-headers";
import { isKnownNetwork } from "@/lib/loaders/known-networks";

/**
 * Files of the build and of public/ need no policy of their own, a health check no nonce, and the read API sets its own
 * headers. A file that is sent passes by as well: what passes through here is held in memory, and cut at ten megabytes.
 */
export const config = {
  matcher: "/((?!_next/|fonts/|api/v1(?:/|$)|import/files$|healthz$|icon\\.svg$|error\\.css$).*)",
};

const ALL_NETWORKS = "/networks/all/trace/";

/** Read by the rewrite in next.config.ts. From outside it does nothing worse than ask for a 404. */
const UNKNOWN_HEADER = "x-offtake-unknown";

/** Badges and cards stand in other sites' pages and answer with a policy of their own; the page about them is a page. */
const CARRIES_ITS_POLICY = /^\/(badge|embed)\/./;

/** Gives every page its Content-Security-Policy, and a network that does not exist its 404. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const headers = new Headers(request.headers);
  headers.delete(UNKNOWN_HEADER);
  const { pathname } = request.nextUrl;
  if (CARRIES_ITS_POLICY.test(pathname)) return NextResponse.next({ request: { headers } });
  const unknown = await isUnknownNetwork(pathname);
  if (unknown) headers.set(UNKNOWN_HEADER, "1");

  const isFile = !unknown && (/\.(pdf|svg|csv|json|zip|xlsx)$/.test(pathname) || pathname.startsWith("/api/"));
  const policy = isFile ? FILE_POLICY : pagePolicy(freshNonce(), getEnv().isDevelopment);
  // Next reads the nonce from the policy of the request and puts it on its own scripts.
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
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
