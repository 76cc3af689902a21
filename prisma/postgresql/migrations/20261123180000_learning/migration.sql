-- Made by `npm run postgresql` from prisma; do not change it here.
-- Models that are one packed artefact, and the run that made them.
ALTER TABLE "Model" ADD COLUMN "artefact" BYTEA;
ALTER TABLE "Model" ADD COLUMN "sha256" TEXT COLLATE "C";
ALTER TABLE "Model" ADD COLUMN "runId" TEXT COLLATE "C";

-- Ratings: one set a file, and one of the site's own.
CREATE TABLE "RatingSet" (
    "id" SERIAL NOT NULL PRIMARY KEY,
    "source" TEXT COLLATE "C" NOT NULL,
    "fingerprint" TEXT COLLATE "C" NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "rows" INTEGER NOT NULL,
    "users" INTEGER NOT NULL,
    "films" INTEGER NOT NULL,
    "unknownFilms" INTEGER NOT NULL,
    "broken" INTEGER NOT NULL,
    "startedAt" BIGINT NOT NULL,
    "finishedAt" BIGINT
);
CREATE UNIQUE INDEX "RatingSet_source_fingerprint_key" ON "RatingSet"("source", "fingerprint");

CREATE TABLE "Rater" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "setId" INTEGER NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    CONSTRAINT "Rater_setId_fkey" FOREIGN KEY ("setId") REFERENCES "RatingSet" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Rater_setId_key_key" ON "Rater"("setId", "key");

-- Millions of rows, read and removed by rater: the key is the table.
CREATE TABLE "Rating" (
    "raterId" INTEGER NOT NULL,
    "movieId" INTEGER NOT NULL,
    "halfStars" INTEGER NOT NULL,
    "ratedAt" BIGINT NOT NULL,

    PRIMARY KEY ("raterId", "movieId"),
    CONSTRAINT "Rating_raterId_fkey" FOREIGN KEY ("raterId") REFERENCES "Rater" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "Event" (
    "id" SERIAL NOT NULL PRIMARY KEY,
    "source" TEXT COLLATE "C" NOT NULL,
    "visitor" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "movieId" INTEGER,
    "query" TEXT COLLATE "C",
    "at" BIGINT NOT NULL
);
CREATE INDEX "Event_at_idx" ON "Event"("at");
CREATE INDEX "Event_visitor_idx" ON "Event"("visitor");

-- Runs of the pipeline, with all they left.
CREATE TABLE "Run" (
    "id" TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    "name" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "startedAt" BIGINT NOT NULL,
    "endedAt" BIGINT,
    "parameters" TEXT COLLATE "C" NOT NULL,
    "tags" TEXT COLLATE "C" NOT NULL,
    "environment" TEXT COLLATE "C" NOT NULL,
    "dataFingerprint" TEXT COLLATE "C"
);
CREATE INDEX "Run_startedAt_idx" ON "Run"("startedAt");

CREATE TABLE "RunStep" (
    "runId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "fingerprint" TEXT COLLATE "C",
    "startedAt" BIGINT,
    "endedAt" BIGINT,
    "detail" TEXT COLLATE "C",
    "output" TEXT COLLATE "C",

    PRIMARY KEY ("runId", "position"),
    CONSTRAINT "RunStep_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "RunStep_name_fingerprint_idx" ON "RunStep"("name", "fingerprint");

CREATE TABLE "RunMetric" (
    "runId" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "step" INTEGER NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("runId", "key", "step"),
    CONSTRAINT "RunMetric_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "RunArtefact" (
    "runId" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "sha256" TEXT COLLATE "C" NOT NULL,
    "bytes" INTEGER NOT NULL,

    PRIMARY KEY ("runId", "name"),
    CONSTRAINT "RunArtefact_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "RunLog" (
    "id" SERIAL NOT NULL PRIMARY KEY,
    "runId" TEXT COLLATE "C" NOT NULL,
    "at" BIGINT NOT NULL,
    "level" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    CONSTRAINT "RunLog_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "RunLog_runId_idx" ON "RunLog"("runId");

-- The state of the data at each look, accepted or not.
CREATE TABLE "DataSnapshot" (
    "id" SERIAL NOT NULL PRIMARY KEY,
    "runId" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "fingerprint" TEXT COLLATE "C" NOT NULL,
    "rows" INTEGER NOT NULL,
    "profile" TEXT COLLATE "C" NOT NULL,
    "report" TEXT COLLATE "C" NOT NULL,
    "drift" TEXT COLLATE "C",
    "isAccepted" BOOLEAN NOT NULL,
    "createdAt" BIGINT NOT NULL
);
CREATE INDEX "DataSnapshot_name_createdAt_idx" ON "DataSnapshot"("name", "createdAt");
CREATE INDEX "DataSnapshot_runId_idx" ON "DataSnapshot"("runId");

-- What served, since when and why.
CREATE TABLE "Promotion" (
    "id" SERIAL NOT NULL PRIMARY KEY,
    "kind" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "version" TEXT COLLATE "C" NOT NULL,
    "previous" TEXT COLLATE "C",
    "reason" TEXT COLLATE "C",
    "objections" TEXT COLLATE "C" NOT NULL,
    "isForced" BOOLEAN NOT NULL,
    "at" BIGINT NOT NULL
);
