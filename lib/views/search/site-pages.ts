/** Pages of the site as the rail lists them and the search finds them. */
export interface SitePage {
  href: string;
  label: string;
  /** What it answers. */
  about: string;
  /** Words a reader may look for it by. */
  words: readonly string[];
  /** Whether it stands in the rail. */
  isInRail: boolean;
}

export const SITE_PAGES: readonly SitePage[] = [
  {
    href: "/",
    label: "Scoreboard",
    about: "every network by verdict",
    words: ["home", "board", "networks"],
    isInRail: true,
  },
  {
    href: "/compare?n=helium,filecoin,akash",
    label: "Compare",
    about: "two to five networks side by side",
    words: ["comparison", "against"],
    isInRail: true,
  },
  {
    href: "/map",
    label: "Map",
    about: "demand share by trend of coverage",
    words: ["bifurcation", "scatter", "chart"],
    isInRail: true,
  },
  {
    href: "/conflicts",
    label: "Conflicts",
    about: "where sources disagree, and what it does to the verdict",
    words: ["disagreement"],
    isInRail: true,
  },
  {
    href: "/claims",
    label: "Claims",
    about: "what the articles say against what the record shows",
    words: ["articles", "statements"],
    isInRail: true,
  },
  {
    href: "/changes",
    label: "Changes",
    about: "what changed a verdict, when, and by what",
    words: ["history", "feed", "atom", "diff", "news"],
    isInRail: true,
  },
  {
    href: "/method",
    label: "Method",
    about: "rules, gates and limits of the verdict",
    words: ["methodology", "rules", "score", "thresholds"],
    isInRail: true,
  },
  {
    href: "/data",
    label: "Data",
    about: "inputs by network, identity checks, sources and licences",
    words: ["coverage", "sources", "licences"],
    isInRail: true,
  },
  {
    href: "/corrections",
    label: "Disputes and corrections",
    about: "who objected, what was answered",
    words: ["errors", "contact"],
    isInRail: false,
  },
  {
    href: "/verify",
    label: "Verify a report",
    about: "recompute a PDF or verdict file in the browser",
    words: ["check", "fingerprint"],
    isInRail: false,
  },
  {
    href: "/api",
    label: "API",
    about: "the read API with examples",
    words: ["json", "csv", "openapi", "mcp", "developers"],
    isInRail: false,
  },
  {
    href: "/embed",
    label: "Cards and badges",
    about: "the verdict in other sites’ pages",
    words: ["embed", "iframe", "widget"],
    isInRail: false,
  },
  {
    href: "/keyboard",
    label: "Keyboard",
    about: "every key of the site, and how to switch them off",
    words: ["shortcuts", "keys", "hotkeys", "accessibility"],
    isInRail: false,
  },
];
