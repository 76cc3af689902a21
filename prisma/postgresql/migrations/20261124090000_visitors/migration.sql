-- Made by `npm run postgresql` from prisma; do not change it here.
-- What a visitor holds of a film beside a rating, found by who and which.
CREATE INDEX "Event_visitor_movieId_idx" ON "Event"("visitor", "movieId");
DROP INDEX "Event_visitor_idx";

-- What was shown in which list and place, and whether it was clicked; a film stands once in a list.
CREATE TABLE "Impression" (
    "list" TEXT COLLATE "C" NOT NULL,
    "movieId" INTEGER NOT NULL,
    "visitor" TEXT COLLATE "C" NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "surface" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "model" TEXT COLLATE "C" NOT NULL,
    "experiment" TEXT COLLATE "C",
    "variant" TEXT COLLATE "C",
    "team" TEXT COLLATE "C",
    "reason" TEXT COLLATE "C",
    "shownAt" BIGINT NOT NULL,
    "clickedAt" BIGINT,

    PRIMARY KEY ("list", "movieId")
);
CREATE INDEX "Impression_visitor_idx" ON "Impression"("visitor");
CREATE INDEX "Impression_shownAt_idx" ON "Impression"("shownAt");

-- Experiments: their plan as JSON beside what is asked by.
CREATE TABLE "Experiment" (
    "key" TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    "state" TEXT COLLATE "C" NOT NULL,
    "plan" TEXT COLLATE "C" NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "startedAt" BIGINT,
    "stoppedAt" BIGINT,
    "outcome" TEXT COLLATE "C"
);

-- Who met which variant, once, when it first made a difference.
CREATE TABLE "Exposure" (
    "experiment" TEXT COLLATE "C" NOT NULL,
    "visitor" TEXT COLLATE "C" NOT NULL,
    "variant" TEXT COLLATE "C" NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("experiment", "visitor")
);
CREATE INDEX "Exposure_visitor_idx" ON "Exposure"("visitor");
