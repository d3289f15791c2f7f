export * from "./csv";
export * from "./dates";
export * from "./numbers";
