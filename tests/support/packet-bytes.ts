import { createHash } from "node:crypto";
import { packetPdf, packetZip } from "@/lib/packet";
import { buildVerdictFile, defaultAsOf } from "@/lib/scoring";
import { reportOf } from "./report";
import { shippedRecord } from "./shipped";

/** Prints the SHA-256 of a network's archive: run in processes of their own, it must print the same. */
const record = shippedRecord(process.argv[2] ?? "");
const file = buildVerdictFile(record, { asOf: defaultAsOf([record]), disclaimer: "", link: "" });
const pdf = await packetPdf(await reportOf(record), [file]);
const zip = packetZip({ pdf: { name: "report.pdf", ...pdf }, data: [] });
process.stdout.write(`${createHash("sha256").update(zip).digest("hex")}\n`);
