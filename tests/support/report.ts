import { drawReport } from "@/lib/report/rendering/draw";
import type { NetworkRecord } from "@/lib/scoring";
import { networkJob } from "./report-jobs";

/** The pages of a network's report, without a file attached. */
export const reportOf = (record: NetworkRecord): Promise<Uint8Array> => drawReport(networkJob(record));
