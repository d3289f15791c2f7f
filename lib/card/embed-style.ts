import { createHash } from "node:crypto";
import { type Colours, DARK, LIGHT } from "./colours";

const variables = (colours: Colours): string =>
  Object.entries(colours)
    .map(([name, colour]) => `--${name}: ${colour};`)
    .join(" ");

/**
 * The whole look of a card: a style element, so that a card is one request. Written for 280 to 600 px; system letters
 * where a sandbox keeps ours away.
 */
export const EMBED_STYLE = `
@font-face { font-family: "Offtake Sans"; src: url("/fonts/OfftakeSans-Regular.woff2") format("woff2"); font-display: swap; }
@font-face { font-family: "Offtake Sans"; font-weight: 600; src: url("/fonts/OfftakeSans-SemiBold.woff2") format("woff2"); font-display: swap; }
@font-face { font-family: "Offtake Serif"; font-weight: 500; src: url("/fonts/OfftakeSerif-Medium.woff2") format("woff2"); font-display: swap; }
:root { color-scheme: light dark; ${variables(LIGHT)} }
@media (prefers-color-scheme: dark) { :root { ${variables(DARK)} } }
:root[data-theme="light"] { color-scheme: light; ${variables(LIGHT)} }
:root[data-theme="dark"] { color-scheme: dark; ${variables(DARK)} }
* { box-sizing: border-box; margin: 0; }
html { background: var(--panel); color: var(--ink); font: 14px/1.45 "Offtake Sans", ui-sans-serif, system-ui, sans-serif; font-variant-numeric: tabular-nums lining-nums; }
main { min-height: 100vh; max-width: 37.5rem; padding: 14px 16px; border: 1px solid var(--line-strong); border-radius: 4px; overflow-wrap: anywhere; }
main.grey { background: var(--well); }
.top { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 12px; color: var(--ink-3); font-size: 12px; }
h1 { margin-top: 6px; font: 500 20px/1.25 "Offtake Serif", ui-serif, Georgia, serif; }
h1 svg { width: 18px; height: 18px; margin-right: 8px; vertical-align: -2px; }
.tag { display: inline-block; padding: 0 6px; border: 1px solid var(--line-strong); border-radius: 2px; color: var(--ink-2); font: 600 11px/18px "Offtake Sans", ui-sans-serif, system-ui, sans-serif; vertical-align: 3px; }
.sentence { margin-top: 8px; }
.note { margin-top: 6px; color: var(--ink-2); font-size: 12.5px; }
.interval { display: block; width: 100%; height: auto; margin-top: 10px; overflow: visible; }
.ends { display: flex; justify-content: space-between; gap: 12px; color: var(--ink-2); font-size: 12px; }
.zone { fill-opacity: 0.34; } .subsidy { fill: var(--subsidy); } .subsidy-2 { fill: var(--subsidy-2); } .demand { fill: var(--demand); } .demand-2 { fill: var(--demand-2); }
.grey .zone { fill: var(--unknown); }
.edge { stroke: var(--panel); stroke-width: 2; } .parity { stroke: var(--ink-2); } .reach { fill: var(--ink); }
.step-on.demand { fill: var(--demand); stroke: var(--demand); } .step-on.subsidy { fill: var(--subsidy); stroke: var(--subsidy); } .step-on.unknown { fill: var(--unknown); stroke: var(--unknown); }
.step-off, .step-none { stroke: var(--unknown); }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 2px 12px; margin-top: 10px; padding-top: 8px; border-top: 1px solid var(--line); font-size: 12.5px; }
dt { color: var(--ink-3); }
a { color: inherit; text-underline-offset: 0.18em; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.more { margin-top: 8px; font-size: 13px; font-weight: 600; }
.small { margin-top: 8px; color: var(--ink-3); font-size: 11px; line-height: 1.4; }
@media print { main { min-height: 0; } }
`;

const hash = createHash("sha256").update(EMBED_STYLE).digest("base64");

/** A card may stand in any page, runs no script and asks for nothing but our letters. */
export const EMBED_POLICY = `default-src 'none'; style-src 'sha256-${hash}'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *`;

/** A badge is a picture: what it holds is painted by its own style element. */
export const BADGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *";
