-- CreateTable
CREATE TABLE "Revision" (
    "id" INTEGER NOT NULL,
    "counter" INTEGER NOT NULL,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IngestRun" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "networkSlug" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "publishedAt" TIMESTAMP(3),
    "undoneAt" TIMESTAMP(3),
    "replacedById" INTEGER,
    "contentHash" TEXT NOT NULL,
    "recordedOn" TEXT,
    "sourceCount" INTEGER NOT NULL,
    "seriesCount" INTEGER NOT NULL,
    "observationCount" INTEGER NOT NULL,

    CONSTRAINT "IngestRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Network" (
    "runId" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "chain" TEXT NOT NULL,
    "settlement" TEXT NOT NULL,
    "compiledOn" TEXT NOT NULL,
    "profile" JSONB NOT NULL,

    CONSTRAINT "Network_pkey" PRIMARY KEY ("runId")
);

-- CreateTable
CREATE TABLE "Source" (
    "runId" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "originId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "letter" TEXT NOT NULL,
    "affiliation" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "readVia" TEXT,
    "publishedOn" TEXT,
    "licence" TEXT NOT NULL,
    "redistribute" TEXT NOT NULL,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("runId","id")
);

-- CreateTable
CREATE TABLE "Series" (
    "runId" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "metric" TEXT NOT NULL,
    "shape" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "payer" TEXT,
    "bucket" TEXT,

    CONSTRAINT "Series_pkey" PRIMARY KEY ("runId","id")
);

-- CreateTable
CREATE TABLE "Observation" (
    "runId" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "seriesId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "periodStart" TEXT NOT NULL,
    "periodEnd" TEXT NOT NULL,
    "value" DOUBLE PRECISION,
    "low" DOUBLE PRECISION,
    "high" DOUBLE PRECISION,
    "nullReason" TEXT,
    "nature" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "derivation" TEXT,
    "credibility" INTEGER NOT NULL,
    "publishedOn" TEXT,
    "knownOn" TEXT NOT NULL,
    "knownOnBasis" TEXT NOT NULL,
    "recordedOn" TEXT NOT NULL,
    "literal" TEXT,
    "note" TEXT,
    "supersedesId" TEXT,
    "contentHash" TEXT NOT NULL,

    CONSTRAINT "Observation_pkey" PRIMARY KEY ("runId","id")
);

-- CreateTable
CREATE TABLE "Definition" (
    "runId" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "house" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "differs" TEXT,

    CONSTRAINT "Definition_pkey" PRIMARY KEY ("runId","id")
);

-- CreateTable
CREATE TABLE "DefinitionLine" (
    "runId" INTEGER NOT NULL,
    "definitionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "seriesId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL,

    CONSTRAINT "DefinitionLine_pkey" PRIMARY KEY ("runId","definitionId","position")
);

-- CreateTable
CREATE TABLE "Conflict" (
    "runId" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "seriesId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "Conflict_pkey" PRIMARY KEY ("runId","id")
);

-- CreateTable
CREATE TABLE "ConflictReading" (
    "runId" INTEGER NOT NULL,
    "conflictId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "observationId" TEXT NOT NULL,
    "standing" TEXT NOT NULL,

    CONSTRAINT "ConflictReading_pkey" PRIMARY KEY ("runId","conflictId","position")
);

-- CreateTable
CREATE TABLE "Answer" (
    "runId" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "evidenceSourceId" TEXT,
    "evidenceDate" TEXT,
    "evidenceCredibility" INTEGER,
    "answeredBy" TEXT NOT NULL,
    "reviewedBy" TEXT,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("runId","question")
);

-- CreateTable
CREATE TABLE "Event" (
    "runId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "date" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("runId","position")
);

-- CreateTable
CREATE TABLE "Assessment" (
    "id" SERIAL NOT NULL,
    "networkSlug" TEXT NOT NULL,
    "quarter" TEXT,
    "asOf" TEXT NOT NULL,
    "definitionId" TEXT NOT NULL,
    "methodVersion" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "canonicalJson" TEXT NOT NULL,
    "frozenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Assessment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "IngestRun_networkSlug_publishedAt_idx" ON "IngestRun"("networkSlug", "publishedAt");

-- CreateIndex
CREATE INDEX "Network_slug_idx" ON "Network"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Observation_claim_key" ON "Observation"("runId", "seriesId", "periodStart", "periodEnd", "sourceId", "knownOn", "contentHash");

-- CreateIndex
CREATE UNIQUE INDEX "Assessment_networkSlug_asOf_definitionId_methodVersion_fing_key" ON "Assessment"("networkSlug", "asOf", "definitionId", "methodVersion", "fingerprint");

-- AddForeignKey
ALTER TABLE "Network" ADD CONSTRAINT "Network_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Source" ADD CONSTRAINT "Source_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Series" ADD CONSTRAINT "Series_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Definition" ADD CONSTRAINT "Definition_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DefinitionLine" ADD CONSTRAINT "DefinitionLine_runId_definitionId_fkey" FOREIGN KEY ("runId", "definitionId") REFERENCES "Definition"("runId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conflict" ADD CONSTRAINT "Conflict_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConflictReading" ADD CONSTRAINT "ConflictReading_runId_conflictId_fkey" FOREIGN KEY ("runId", "conflictId") REFERENCES "Conflict"("runId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;
