import type { WhatIfSubject } from "@/lib/views/what-if";

/** What the results that follow the form are handed. */
export interface LiveProps {
  subject: WhatIfSubject;
  /** The form that is read; it is the server's, and stays. */
  form: HTMLFormElement;
  path: string;
  /** Parts of the address that are not assumptions. */
  kept: [string, string][];
}
