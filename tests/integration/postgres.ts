/** A throwaway server for tests and benchmarks alike. */
export * from "../../scripts/bench/throwaway-postgres";
