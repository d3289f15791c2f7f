export * from "./axes";
export { type DemandSubsidyOptions, demandVsSubsidy } from "./demand-vs-subsidy";
export * from "./flow-rows";
export type { FlowWords } from "./flow-words";
export * from "./interval";
export * from "./layout";
export * from "./layout-types";
export * from "./patterns";
export * from "./sizes";
export * from "./sparkline";
export { textWidth } from "./text-width";
export * from "./types";
export {
  type UtilisationOptions,
  type UtilisationRow,
  type UtilisationWords,
  utilisationVsCapacity,
} from "./utilisation-vs-capacity";
