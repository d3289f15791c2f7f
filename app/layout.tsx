import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { FreshnessWatch } from "@/components/freshness/freshness-watch";
import { Footer } from "@/components/shell/footer";
import { Rail } from "@/components/shell/rail";
import { DrawerHost } from "@/components/trace/drawer-host";
import { getEnv } from "@/lib/env";
import { loadRevision } from "@/lib/loaders/revision";
import { METHOD_VERSION } from "@/lib/views";
import { sans, serif } from "./fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Offtake: do customers carry it, or do emissions?", template: "%s · Offtake" },
  description:
    "Due diligence for DePIN tokens. One question per network, with a verdict that can be argued with: do paying customers carry it, or do token emissions?",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Nothing is prerendered: every page carries the nonce of its own request.
  await connection();
  const revision = await loadRevision();
  return (
    <html lang="en" className={`${sans.variable} ${serif.variable}`}>
      <head>
        <link rel="alternate" type="application/atom+xml" title="Changes of verdict" href="/changes/feed.atom" />
        <link rel="alternate" type="application/feed+json" title="Changes of verdict" href="/changes/feed.json" />
      </head>
      <body>
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:bg-panel focus:px-3 focus:py-2"
        >
          Skip to content
        </a>
        <div className="lg:flex">
          <Rail />
          <div className="min-w-0 flex-1">
            <main id="main">{children}</main>
            <Footer method={METHOD_VERSION} build={getEnv().buildId} revision={revision} />
          </div>
        </div>
        <DrawerHost />
        {revision === null ? null : <FreshnessWatch revision={revision} />}
      </body>
    </html>
  );
}
