import type { VerdictFile } from "@/lib/packet";
import type { ComparePage, NetworkView, ScoreboardRow } from "@/lib/views";
import type { GridView, WhatIfGrids, WhatIfView } from "@/lib/views/what-if";
import type { AssumptionLine } from "@/lib/views/what-if/assumption-lines";
import type { PageSize } from "./styles";

export type ReportForm = "full" | "one-page";

/** A reader's assumptions and what they lead to. */
export interface AssumedPart {
  /** Of the network; only where several are compared. */
  name: string | null;
  lines: AssumptionLine[];
  view: WhatIfView;
  grids: WhatIfGrids;
}

interface ReportOptions {
  form: ReportForm;
  pageSize: PageSize;
  /** Verdict files that travel inside the report; empty where the terms of a source keep its figures from travelling. */
  attached: VerdictFile[];
  /** Address of the page that prints the same, with its day and definition. */
  pageUrl: string;
}

export interface NetworkJob extends ReportOptions {
  kind: "network";
  view: NetworkView;
  /** Grids of classes with nothing assumed; empty where there is no class to draw. */
  grids: GridView[];
  /** null = nothing assumed. */
  assumed: AssumedPart | null;
  /** Networks it is set beside, on the same day under their house definitions; itself among them. */
  peers: ScoreboardRow[];
}

export interface CompareJob extends ReportOptions {
  kind: "compare";
  view: ComparePage;
  /** One part per network for which something is assumed. */
  assumed: AssumedPart[];
}

/** Everything a report is drawn from, as plain data: it crosses to the worker by structured clone. */
export type ReportJob = NetworkJob | CompareJob;
