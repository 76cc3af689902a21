-- Made by `npm run postgresql` from prisma; do not change it here.
-- What TMDB answered, apart from our facts: for show only, purged by `marquee purge tmdb`.
CREATE TABLE "TmdbAnswer" (
    "kind" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "body" TEXT COLLATE "C" NOT NULL,
    "fetchedAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,

    PRIMARY KEY ("kind", "key")
);

-- Reviews that other sites hold, kept until they expire.
CREATE TABLE "ForeignReview" (
    "source" TEXT COLLATE "C" NOT NULL,
    "movieId" INTEGER NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "author" TEXT COLLATE "C",
    "title" TEXT COLLATE "C",
    "text" TEXT COLLATE "C" NOT NULL,
    "stars" INTEGER,
    "isSpoiler" BOOLEAN NOT NULL,
    "writtenOn" TEXT COLLATE "C",
    "url" TEXT COLLATE "C",
    "probability" DOUBLE PRECISION NOT NULL,
    "sentiment" TEXT COLLATE "C" NOT NULL,
    "model" TEXT COLLATE "C" NOT NULL,
    "fetchedAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,

    PRIMARY KEY ("source", "movieId", "key")
);

-- What came of asking a source for the reviews of a film, so that it is not asked again too soon.
CREATE TABLE "ReviewFetch" (
    "source" TEXT COLLATE "C" NOT NULL,
    "movieId" INTEGER NOT NULL,
    "outcome" TEXT COLLATE "C" NOT NULL,
    "detail" TEXT COLLATE "C",
    "total" INTEGER,
    "fetchedAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,

    PRIMARY KEY ("source", "movieId")
);

-- Reviews written here. A film may leave the catalogue, its reviews stay: no foreign key.
CREATE TABLE "Review" (
    "id" SERIAL NOT NULL PRIMARY KEY,
    "movieId" INTEGER NOT NULL,
    "author" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C",
    "text" TEXT COLLATE "C" NOT NULL,
    "stars" INTEGER,
    "isSpoiler" BOOLEAN NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL
);

-- What a model said of a review written here, one row a model: scores over time beside the stars.
CREATE TABLE "ReviewScore" (
    "reviewId" INTEGER NOT NULL,
    "model" TEXT COLLATE "C" NOT NULL,
    "probability" DOUBLE PRECISION NOT NULL,
    "sentiment" TEXT COLLATE "C" NOT NULL,
    "stars" INTEGER,
    "scoredAt" BIGINT NOT NULL,

    PRIMARY KEY ("reviewId", "model"),
    CONSTRAINT "ReviewScore_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "TmdbAnswer_expiresAt_idx" ON "TmdbAnswer"("expiresAt");

-- CreateIndex
CREATE INDEX "ForeignReview_expiresAt_idx" ON "ForeignReview"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Review_movieId_author_key" ON "Review"("movieId", "author");

-- CreateIndex
CREATE INDEX "ReviewScore_scoredAt_idx" ON "ReviewScore"("scoredAt");
