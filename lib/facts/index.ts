export { hashClaim } from "./claim-hash";
export { hashFacts } from "./content-hash";
export { FactsError, type Finding, formatFinding } from "./findings";
export { lintNetworkFacts } from "./lint";
export { FACTS_FILES, listFactsFolders, readNetworkFacts } from "./read-network";
