import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { Still } from "@/components/markup/still";
import { Footer } from "@/components/shell/footer";
import { Rail } from "@/components/shell/rail";
import { StaleNotice } from "@/components/shell/stale-notice";
import { getEnv } from "@/lib/env";
import { readerOf } from "@/lib/http/reader";
import { printedAddress, siteOrigin } from "@/lib/http/site-origin";
import { loadRevision } from "@/lib/loaders/revision";
import { loadStaleSince } from "@/lib/loaders/staleness";
import { METHOD_VERSION } from "@/lib/views";
import { SITE_PAGES } from "@/lib/views/search";
import { sans, serif } from "./fonts";
import "./globals.css";
import { Hosts } from "./hosts";

export const metadata: Metadata = {
  title: { default: "Offtake: do customers carry it, or do emissions?", template: "%s · Offtake" },
  description:
    "Due diligence for DePIN tokens. One question per network, with a verdict that can be argued with: do paying customers carry it, or do token emissions?",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

const RAIL = SITE_PAGES.filter(({ isInRail }) => isInRail).map(({ href, label }) => ({ href, label }));
/** In read-only mode there is no such page. */
const RAIL_WITH_IMPORT = [...RAIL, { href: "/import", label: "Import" }];

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Nothing is prerendered: every page carries the nonce of its own request.
  await connection();
  const [revision, theme, asked] = await Promise.all([
    loadRevision(),
    cookies().then((all) => all.get("theme")?.value),
    headers(),
  ]);
  const staleSince = await loadStaleSince();
  const { version, buildId, publicUrl, isReadOnly } = getEnv();
  const origin = siteOrigin(asked, publicUrl);
  // Whatever else a page is to follow from has to be named in proxy.ts, which keeps some.
  const reader = readerOf(asked, theme);
  return (
    <html
      lang="en"
      className={`${sans.variable} ${serif.variable}`}
      data-theme={reader.theme}
      // The reader may have chosen another one since.
      suppressHydrationWarning
    >
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
          <Rail pages={isReadOnly ? RAIL : RAIL_WITH_IMPORT} searchKeys={reader.searchKeys} />
          <div className="min-w-0 flex-1">
            <p className="print-only print-head">
              Offtake{" "}
              {origin ? (
                <>
                  · <cite className="not-italic">{printedAddress(origin, "")}</cite>{" "}
                </>
              ) : null}
              · method <code>{METHOD_VERSION}</code> · facts revision <code>{revision ?? "unknown"}</code>
            </p>
            {staleSince === null ? null : <StaleNotice since={staleSince} revision={revision} />}
            <main id="main">{children}</main>
            <Still>
              <Footer method={METHOD_VERSION} version={version} build={buildId} revision={revision} />
            </Still>
          </div>
        </div>
        <Hosts revision={revision} />
      </body>
    </html>
  );
}
