-- What a visitor holds of a film beside a rating, found by who and which.
CREATE INDEX "Event_visitor_movieId_idx" ON "Event"("visitor", "movieId");
DROP INDEX "Event_visitor_idx";

-- What was shown in which list and place, and whether it was clicked; a film stands once in a list.
CREATE TABLE "Impression" (
    "list" TEXT NOT NULL,
    "movieId" INTEGER NOT NULL,
    "visitor" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "surface" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "experiment" TEXT,
    "variant" TEXT,
    "team" TEXT,
    "reason" TEXT,
    "shownAt" INTEGER NOT NULL,
    "clickedAt" INTEGER,

    PRIMARY KEY ("list", "movieId")
) WITHOUT ROWID;
CREATE INDEX "Impression_visitor_idx" ON "Impression"("visitor");
CREATE INDEX "Impression_shownAt_idx" ON "Impression"("shownAt");

-- Experiments: their plan as JSON beside what is asked by.
CREATE TABLE "Experiment" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "state" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "createdAt" INTEGER NOT NULL,
    "startedAt" INTEGER,
    "stoppedAt" INTEGER,
    "outcome" TEXT
);

-- Who met which variant, once, when it first made a difference.
CREATE TABLE "Exposure" (
    "experiment" TEXT NOT NULL,
    "visitor" TEXT NOT NULL,
    "variant" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "at" INTEGER NOT NULL,

    PRIMARY KEY ("experiment", "visitor")
) WITHOUT ROWID;
CREATE INDEX "Exposure_visitor_idx" ON "Exposure"("visitor");
