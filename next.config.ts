import type { NextConfig } from "next";
import { COMMON_HEADERS } from "./lib/http/security-headers";

const config: NextConfig = {
  // `npm run standalone` sets this, for a folder that runs by itself; `next start` serves the ordinary output.
  ...(process.env.OFFTAKE_STANDALONE === "1" ? { output: "standalone" as const, distDir: ".next-standalone" } : {}),
  outputFileTracingRoot: import.meta.dirname,
  // A lock file in a folder above must not move the root of the project.
  turbopack: { root: import.meta.dirname },
  outputFileTracingIncludes: {
    "/**/report.pdf": ["./public/fonts/**"],
    "/**/packet.zip": ["./public/fonts/**"],
    "/**/card.png": ["./public/fonts/**"],
  },
  // pdfkit finds files of its own at run time; bundled it cannot. Its fonts are read by fontkit, which goes with it.
  serverExternalPackages: ["pdfkit", "fontkit"],
  generateBuildId: () => process.env.OFFTAKE_BUILD_ID ?? null,
  // `npm run check` checks the types of the whole project; a start has no need to do it again.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  // Titles and descriptions stand in <head> for every reader, not in a script that moves them there.
  htmlLimitedBots: /.*/,
  // No picture is resized here, so there is no endpoint that would.
  images: { unoptimized: true },
  // The development server leaves files of other tools alone.
  agentRules: false,
  headers: async () => [{ source: "/:path*", headers: [...COMMON_HEADERS] }],
  // proxy.ts marks a request for a network that does not exist; nothing answers the address it is given here, so the reader gets the 404 page,
  // whole and with its status. A rewrite in the proxy itself would go out over HTTP again: Next takes "127.0.0.1" and "localhost" for two hosts.
  rewrites: async () => ({
    beforeFiles: [
      {
        source: "/networks/:path*",
        has: [{ type: "header", key: "x-offtake-unknown", value: "1" }],
        destination: "/unknown-network",
      },
    ],
    afterFiles: [],
    fallback: [],
  }),
};

export default config;
