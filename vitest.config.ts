import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: {
      "@": import.meta.dirname,
      // `server-only` throws outside a React server; the tests call loaders as plain functions.
      "server-only": `${import.meta.dirname}/tests/fixtures/empty.ts`,
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
          exclude: ["tests/integration/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: "tests/integration/global-setup.ts",
        },
      },
    ],
    // An odd zone with a 45-minute offset: a day that slips in local time fails here first.
    env: { TZ: "Pacific/Chatham" },
    // By itself Vitest leaves one core idle, which on two is half of them. Tests assert no times; this only ends what hangs.
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
