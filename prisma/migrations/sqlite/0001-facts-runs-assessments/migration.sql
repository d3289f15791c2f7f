-- CreateTable
CREATE TABLE "Revision" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "counter" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "IngestRun" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "networkSlug" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "publishedAt" DATETIME,
    "undoneAt" DATETIME,
    "replacedById" INTEGER,
    "contentHash" TEXT NOT NULL,
    "recordedOn" TEXT,
    "sourceCount" INTEGER NOT NULL,
    "seriesCount" INTEGER NOT NULL,
    "observationCount" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Network" (
    "runId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "chain" TEXT NOT NULL,
    "settlement" TEXT NOT NULL,
    "compiledOn" TEXT NOT NULL,
    "profile" JSONB NOT NULL,
    CONSTRAINT "Network_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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

    PRIMARY KEY ("runId", "id"),
    CONSTRAINT "Source_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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

    PRIMARY KEY ("runId", "id"),
    CONSTRAINT "Series_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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
    "value" REAL,
    "low" REAL,
    "high" REAL,
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

    PRIMARY KEY ("runId", "id"),
    CONSTRAINT "Observation_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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

    PRIMARY KEY ("runId", "id"),
    CONSTRAINT "Definition_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DefinitionLine" (
    "runId" INTEGER NOT NULL,
    "definitionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "seriesId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL,

    PRIMARY KEY ("runId", "definitionId", "position"),
    CONSTRAINT "DefinitionLine_runId_definitionId_fkey" FOREIGN KEY ("runId", "definitionId") REFERENCES "Definition" ("runId", "id") ON DELETE CASCADE ON UPDATE CASCADE
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

    PRIMARY KEY ("runId", "id"),
    CONSTRAINT "Conflict_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ConflictReading" (
    "runId" INTEGER NOT NULL,
    "conflictId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "observationId" TEXT NOT NULL,
    "standing" TEXT NOT NULL,

    PRIMARY KEY ("runId", "conflictId", "position"),
    CONSTRAINT "ConflictReading_runId_conflictId_fkey" FOREIGN KEY ("runId", "conflictId") REFERENCES "Conflict" ("runId", "id") ON DELETE CASCADE ON UPDATE CASCADE
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

    PRIMARY KEY ("runId", "question"),
    CONSTRAINT "Answer_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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

    PRIMARY KEY ("runId", "position"),
    CONSTRAINT "Event_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Assessment" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "networkSlug" TEXT NOT NULL,
    "quarter" TEXT,
    "asOf" TEXT NOT NULL,
    "definitionId" TEXT NOT NULL,
    "methodVersion" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "canonicalJson" TEXT NOT NULL,
    "frozenAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "IngestRun_networkSlug_publishedAt_idx" ON "IngestRun"("networkSlug", "publishedAt");

-- CreateIndex
CREATE INDEX "Network_slug_idx" ON "Network"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Observation_claim_key" ON "Observation"("runId", "seriesId", "periodStart", "periodEnd", "sourceId", "knownOn", "contentHash");

-- CreateIndex
CREATE UNIQUE INDEX "Assessment_networkSlug_asOf_definitionId_methodVersion_fingerprint_key" ON "Assessment"("networkSlug", "asOf", "definitionId", "methodVersion", "fingerprint");
