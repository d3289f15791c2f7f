import { createHash } from "node:crypto";
import { drawReport } from "@/lib/report/rendering/draw";
import { networkJob } from "./report-jobs";
import { shippedRecord } from "./shipped";

/** Prints the hash of a shipped network's report, drawn in this process. */
const bytes = await drawReport(networkJob(shippedRecord(process.argv[2] ?? "helium")));
process.stdout.write(createHash("sha256").update(bytes).digest("hex"));
