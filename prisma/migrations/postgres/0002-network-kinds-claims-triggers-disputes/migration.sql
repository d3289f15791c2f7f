-- AlterTable
ALTER TABLE "Network" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'network',
ADD COLUMN     "surroundings" JSONB,
ALTER COLUMN "category" DROP NOT NULL,
ALTER COLUMN "settlement" DROP NOT NULL;

-- AlterTable
ALTER TABLE "ConflictReading" ADD COLUMN     "definitionId" TEXT;

-- CreateTable
CREATE TABLE "Trigger" (
    "runId" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "metric" TEXT NOT NULL,
    "comparator" TEXT NOT NULL,
    "threshold" DOUBLE PRECISION NOT NULL,
    "windowQuarters" INTEGER NOT NULL,
    "direction" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sourceIds" JSONB NOT NULL,

    CONSTRAINT "Trigger_pkey" PRIMARY KEY ("runId","id")
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

    CONSTRAINT "Dispute_pkey" PRIMARY KEY ("runId","id")
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

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("runId","id")
);

-- AddForeignKey
ALTER TABLE "Trigger" ADD CONSTRAINT "Trigger_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;
