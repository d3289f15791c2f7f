/** The packet on the server: report, data and verdict file under one fingerprint. What a browser needs stands in `read`. */
export { type VerdictFile, verdictFileText } from "@/lib/scoring";
export { attachFiles, type PacketPdf, packetPdf } from "./attach";
export { dataCsv } from "./data-csv";
export { PacketError } from "./packet-error";
export { printedPages, type Received, readReceived } from "./read";
export { type PacketEntry, packetZip, readmeText, zipPacket } from "./zip";
