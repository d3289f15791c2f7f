import "server-only";
import { getEnv } from "@/lib/env";
import { type AsOfView, asOfView, buildCorrections, type CorrectionsView } from "@/lib/views";
import { loadAllRecords } from "./records";
import { today } from "./today";

/** Disputes over all networks, on a day. */
export async function loadCorrections(asked: string | null): Promise<{ view: CorrectionsView; asOf: AsOfView }> {
  const { records, newest } = await loadAllRecords(asked);
  return {
    view: buildCorrections(records, asked ?? newest, asked, getEnv().contact),
    asOf: asOfView(asked, newest, today(), false),
  };
}
