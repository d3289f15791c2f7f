import "server-only";
import { type AsOfView, asOfView } from "@/lib/views";
import { loadDefaultAsOf } from "./records";
import { today } from "./today";

/** The day a page speaks for; `asked` null = the newest on which facts were recorded. */
export async function loadAsOf(asked: string | null, hasAssumedDays: boolean): Promise<AsOfView> {
  const day = today();
  return asOfView(asked, (await loadDefaultAsOf()) ?? day, day, hasAssumedDays);
}
