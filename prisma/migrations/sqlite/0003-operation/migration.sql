-- AlterTable
ALTER TABLE "Observation" ADD COLUMN "replyHash" TEXT;

-- CreateTable
CREATE TABLE "Batch" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "startedBy" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "heartbeatAt" DATETIME NOT NULL,
    "finishedAt" DATETIME,
    "publishedAt" DATETIME,
    "undoneAt" DATETIME,
    "contentHash" TEXT,
    "rowsTotal" INTEGER,
    "rowsRead" INTEGER NOT NULL DEFAULT 0,
    "rowsStored" INTEGER NOT NULL DEFAULT 0,
    "rowsRejected" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT
);

-- CreateTable
CREATE TABLE "Reject" (
    "batchId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "column" TEXT,
    "value" TEXT,
    "reason" TEXT NOT NULL,

    PRIMARY KEY ("batchId", "position"),
    CONSTRAINT "Reject_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "Batch" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    "lastUsedAt" DATETIME
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "outcome" TEXT NOT NULL,
    "requestId" TEXT
);

-- CreateTable
CREATE TABLE "Lease" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "takenAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "SourceHealth" (
    "adapterId" TEXT NOT NULL PRIMARY KEY,
    "lastAttemptAt" DATETIME NOT NULL,
    "lastSuccessAt" DATETIME,
    "lastFailureAt" DATETIME,
    "lastFailure" TEXT,
    "consecutiveFailures" INTEGER NOT NULL DEFAULT 0,
    "newestDay" TEXT
);

-- CreateTable
CREATE TABLE "FetchedReply" (
    "address" TEXT NOT NULL PRIMARY KEY,
    "adapterId" TEXT NOT NULL,
    "etag" TEXT,
    "lastModified" TEXT,
    "replyHash" TEXT NOT NULL,
    "fetchedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "QuarantinedReply" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "adapterId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "reason" TEXT NOT NULL,
    "replyHash" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "AlertDelivery" (
    "eventId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" DATETIME,
    "deliveredAt" DATETIME,
    "lastFailure" TEXT,

    PRIMARY KEY ("eventId", "channel")
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_IngestRun" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "networkSlug" TEXT NOT NULL,
    "batchId" TEXT,
    "startedAt" DATETIME NOT NULL,
    "publishedAt" DATETIME,
    "undoneAt" DATETIME,
    "replacedById" INTEGER,
    "contentHash" TEXT NOT NULL,
    "recordedOn" TEXT,
    "sourceCount" INTEGER NOT NULL,
    "seriesCount" INTEGER NOT NULL,
    "observationCount" INTEGER NOT NULL,
    CONSTRAINT "IngestRun_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "Batch" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_IngestRun" ("contentHash", "id", "kind", "networkSlug", "observationCount", "publishedAt", "recordedOn", "replacedById", "seriesCount", "sourceCount", "startedAt", "undoneAt") SELECT "contentHash", "id", "kind", "networkSlug", "observationCount", "publishedAt", "recordedOn", "replacedById", "seriesCount", "sourceCount", "startedAt", "undoneAt" FROM "IngestRun";
DROP TABLE "IngestRun";
ALTER TABLE "new_IngestRun" RENAME TO "IngestRun";
CREATE INDEX "IngestRun_networkSlug_publishedAt_idx" ON "IngestRun"("networkSlug", "publishedAt");
CREATE INDEX "IngestRun_batchId_idx" ON "IngestRun"("batchId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Batch_kind_startedAt_idx" ON "Batch"("kind", "startedAt");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- CreateIndex
CREATE UNIQUE INDEX "QuarantinedReply_adapterId_address_replyHash_key" ON "QuarantinedReply"("adapterId", "address", "replyHash");
