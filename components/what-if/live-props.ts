import type { CompareWhatIfSubject, WhatIfSubject } from "@/lib/views/what-if";

/** What is varied: one network, or several together. */
export type Varied =
  | {
      kind: "network";
      subject: WhatIfSubject;
      /** Networks that a comparison under the same assumptions adds. */
      peers: string[];
    }
  | { kind: "compare"; subject: CompareWhatIfSubject };

/** What the results that follow the form are handed. */
export interface LiveProps<V extends Varied = Varied> {
  varied: V;
  /** The form that is read; it is the server's, and stays. */
  form: HTMLFormElement;
  path: string;
  /** Parts of the address that are not assumptions. */
  kept: [string, string][];
}
