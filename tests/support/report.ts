import { createElement } from "react";
import { NetworkReport } from "@/lib/report/network-report";
import { asDocument, renderReport } from "@/lib/report/render";
import { assessRecord, defaultAsOf, fingerprintOf, type NetworkRecord } from "@/lib/scoring";
import { buildNetwork } from "@/lib/views";

/** The pages of a network's report, without a file attached. */
export async function reportOf(record: NetworkRecord): Promise<Uint8Array> {
  const asOf = defaultAsOf([record]);
  const assessed = assessRecord(record, { asOf });
  const fingerprint = fingerprintOf(assessed);
  const view = buildNetwork(record, assessed, { asOf: null, definition: null, today: asOf, fingerprint, peers: [] });
  return renderReport(`test:${record.network.slug}:${fingerprint}`, () =>
    asDocument(createElement(NetworkReport, { view })),
  );
}
