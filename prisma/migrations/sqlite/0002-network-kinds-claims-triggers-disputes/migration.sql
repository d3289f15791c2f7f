-- AlterTable
ALTER TABLE "ConflictReading" ADD COLUMN "definitionId" TEXT;

-- CreateTable
CREATE TABLE "Trigger" (
    "runId" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "metric" TEXT NOT NULL,
    "comparator" TEXT NOT NULL,
    "threshold" REAL NOT NULL,
    "windowQuarters" INTEGER NOT NULL,
    "direction" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sourceIds" JSONB NOT NULL,

    PRIMARY KEY ("runId", "id"),
    CONSTRAINT "Trigger_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Dispute" (
    "runId" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "claim" TEXT NOT NULL,
    "reply" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "observationIds" JSONB NOT NULL,
    "sourceIds" JSONB NOT NULL,

    PRIMARY KEY ("runId", "id"),
    CONSTRAINT "Dispute_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Claim" (
    "runId" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "sourceId" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "observationIds" JSONB NOT NULL,
    "arithmetic" TEXT,
    "text" TEXT NOT NULL,

    PRIMARY KEY ("runId", "id"),
    CONSTRAINT "Claim_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Network" (
    "runId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'network',
    "token" TEXT NOT NULL,
    "category" TEXT,
    "resource" TEXT NOT NULL,
    "chain" TEXT NOT NULL,
    "settlement" TEXT,
    "compiledOn" TEXT NOT NULL,
    "profile" JSONB NOT NULL,
    "surroundings" JSONB,
    CONSTRAINT "Network_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Network" ("category", "chain", "compiledOn", "name", "profile", "resource", "runId", "settlement", "slug", "token") SELECT "category", "chain", "compiledOn", "name", "profile", "resource", "runId", "settlement", "slug", "token" FROM "Network";
DROP TABLE "Network";
ALTER TABLE "new_Network" RENAME TO "Network";
CREATE INDEX "Network_slug_idx" ON "Network"("slug");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
