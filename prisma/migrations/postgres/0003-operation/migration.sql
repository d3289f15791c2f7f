-- AlterTable
ALTER TABLE "IngestRun" ADD COLUMN     "batchId" TEXT;

-- AlterTable
ALTER TABLE "Observation" ADD COLUMN     "replyHash" TEXT;

-- CreateTable
CREATE TABLE "Batch" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "startedBy" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "heartbeatAt" TIMESTAMP(3) NOT NULL,
    "finishedAt" TIMESTAMP(3),
    "publishedAt" TIMESTAMP(3),
    "undoneAt" TIMESTAMP(3),
    "contentHash" TEXT,
    "rowsTotal" INTEGER,
    "rowsRead" INTEGER NOT NULL DEFAULT 0,
    "rowsStored" INTEGER NOT NULL DEFAULT 0,
    "rowsRejected" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,

    CONSTRAINT "Batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reject" (
    "batchId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "column" TEXT,
    "value" TEXT,
    "reason" TEXT NOT NULL,

    CONSTRAINT "Reject_pkey" PRIMARY KEY ("batchId","position")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),
    "lastUsedAt" TIMESTAMP(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "outcome" TEXT NOT NULL,
    "requestId" TEXT,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Lease" (
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "takenAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Lease_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "SourceHealth" (
    "adapterId" TEXT NOT NULL,
    "lastAttemptAt" TIMESTAMP(3) NOT NULL,
    "lastSuccessAt" TIMESTAMP(3),
    "lastFailureAt" TIMESTAMP(3),
    "lastFailure" TEXT,
    "consecutiveFailures" INTEGER NOT NULL DEFAULT 0,
    "newestDay" TEXT,

    CONSTRAINT "SourceHealth_pkey" PRIMARY KEY ("adapterId")
);

-- CreateTable
CREATE TABLE "FetchedReply" (
    "address" TEXT NOT NULL,
    "adapterId" TEXT NOT NULL,
    "etag" TEXT,
    "lastModified" TEXT,
    "replyHash" TEXT NOT NULL,
    "fetchedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "FetchedReply_pkey" PRIMARY KEY ("address")
);

-- CreateTable
CREATE TABLE "QuarantinedReply" (
    "id" SERIAL NOT NULL,
    "adapterId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "replyHash" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL,

    CONSTRAINT "QuarantinedReply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AlertDelivery" (
    "eventId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMP(3),
    "deliveredAt" TIMESTAMP(3),
    "lastFailure" TEXT,

    CONSTRAINT "AlertDelivery_pkey" PRIMARY KEY ("eventId","channel")
);

-- CreateIndex
CREATE INDEX "Batch_kind_startedAt_idx" ON "Batch"("kind", "startedAt");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- CreateIndex
CREATE UNIQUE INDEX "QuarantinedReply_adapterId_address_replyHash_key" ON "QuarantinedReply"("adapterId", "address", "replyHash");

-- CreateIndex
CREATE INDEX "IngestRun_batchId_idx" ON "IngestRun"("batchId");

-- AddForeignKey
ALTER TABLE "IngestRun" ADD CONSTRAINT "IngestRun_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "Batch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reject" ADD CONSTRAINT "Reject_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "Batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;
