import { defineConfig } from "prisma/config";

// `prisma generate` insists on a schema engine that it never calls; any existing file will do.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema.prisma" });
