-- Models that are one packed artefact, and the run that made them.
ALTER TABLE "Model" ADD COLUMN "artefact" BLOB;
ALTER TABLE "Model" ADD COLUMN "sha256" TEXT;
ALTER TABLE "Model" ADD COLUMN "runId" TEXT;

-- Ratings: one set a file, and one of the site's own.
CREATE TABLE "RatingSet" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "source" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "users" INTEGER NOT NULL,
    "films" INTEGER NOT NULL,
    "unknownFilms" INTEGER NOT NULL,
    "broken" INTEGER NOT NULL,
    "startedAt" INTEGER NOT NULL,
    "finishedAt" INTEGER
);
CREATE UNIQUE INDEX "RatingSet_source_fingerprint_key" ON "RatingSet"("source", "fingerprint");

CREATE TABLE "Rater" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "setId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    CONSTRAINT "Rater_setId_fkey" FOREIGN KEY ("setId") REFERENCES "RatingSet" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Rater_setId_key_key" ON "Rater"("setId", "key");

-- Millions of rows, read and removed by rater: the key is the table.
CREATE TABLE "Rating" (
    "raterId" INTEGER NOT NULL,
    "movieId" INTEGER NOT NULL,
    "halfStars" INTEGER NOT NULL,
    "ratedAt" INTEGER NOT NULL,

    PRIMARY KEY ("raterId", "movieId"),
    CONSTRAINT "Rating_raterId_fkey" FOREIGN KEY ("raterId") REFERENCES "Rater" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

CREATE TABLE "Event" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "source" TEXT NOT NULL,
    "visitor" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "movieId" INTEGER,
    "query" TEXT,
    "at" INTEGER NOT NULL
);
CREATE INDEX "Event_at_idx" ON "Event"("at");
CREATE INDEX "Event_visitor_idx" ON "Event"("visitor");

-- Runs of the pipeline, with all they left.
CREATE TABLE "Run" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "startedAt" INTEGER NOT NULL,
    "endedAt" INTEGER,
    "parameters" TEXT NOT NULL,
    "tags" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "dataFingerprint" TEXT
);
CREATE INDEX "Run_startedAt_idx" ON "Run"("startedAt");

CREATE TABLE "RunStep" (
    "runId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "fingerprint" TEXT,
    "startedAt" INTEGER,
    "endedAt" INTEGER,
    "detail" TEXT,
    "output" TEXT,

    PRIMARY KEY ("runId", "position"),
    CONSTRAINT "RunStep_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "RunStep_name_fingerprint_idx" ON "RunStep"("name", "fingerprint");

CREATE TABLE "RunMetric" (
    "runId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "value" REAL NOT NULL,
    "at" INTEGER NOT NULL,

    PRIMARY KEY ("runId", "key", "step"),
    CONSTRAINT "RunMetric_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "RunArtefact" (
    "runId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,

    PRIMARY KEY ("runId", "name"),
    CONSTRAINT "RunArtefact_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "RunLog" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "runId" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "level" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "RunLog_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "RunLog_runId_idx" ON "RunLog"("runId");

-- The state of the data at each look, accepted or not.
CREATE TABLE "DataSnapshot" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "runId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "profile" TEXT NOT NULL,
    "report" TEXT NOT NULL,
    "drift" TEXT,
    "isAccepted" BOOLEAN NOT NULL,
    "createdAt" INTEGER NOT NULL
);
CREATE INDEX "DataSnapshot_name_createdAt_idx" ON "DataSnapshot"("name", "createdAt");
CREATE INDEX "DataSnapshot_runId_idx" ON "DataSnapshot"("runId");

-- What served, since when and why.
CREATE TABLE "Promotion" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "previous" TEXT,
    "reason" TEXT,
    "objections" TEXT NOT NULL,
    "isForced" BOOLEAN NOT NULL,
    "at" INTEGER NOT NULL
);
