-- What TMDB answered, apart from our facts: for show only, purged by `marquee purge tmdb`.
CREATE TABLE "TmdbAnswer" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "fetchedAt" INTEGER NOT NULL,
    "expiresAt" INTEGER NOT NULL,

    PRIMARY KEY ("kind", "key")
);

-- Reviews that other sites hold, kept until they expire.
CREATE TABLE "ForeignReview" (
    "source" TEXT NOT NULL,
    "movieId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "author" TEXT,
    "title" TEXT,
    "text" TEXT NOT NULL,
    "stars" INTEGER,
    "isSpoiler" BOOLEAN NOT NULL,
    "writtenOn" TEXT,
    "url" TEXT,
    "probability" REAL NOT NULL,
    "sentiment" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "fetchedAt" INTEGER NOT NULL,
    "expiresAt" INTEGER NOT NULL,

    PRIMARY KEY ("source", "movieId", "key")
);

-- What came of asking a source for the reviews of a film, so that it is not asked again too soon.
CREATE TABLE "ReviewFetch" (
    "source" TEXT NOT NULL,
    "movieId" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "detail" TEXT,
    "total" INTEGER,
    "fetchedAt" INTEGER NOT NULL,
    "expiresAt" INTEGER NOT NULL,

    PRIMARY KEY ("source", "movieId")
);

-- Reviews written here. A film may leave the catalogue, its reviews stay: no foreign key.
CREATE TABLE "Review" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "movieId" INTEGER NOT NULL,
    "author" TEXT NOT NULL,
    "name" TEXT,
    "text" TEXT NOT NULL,
    "stars" INTEGER,
    "isSpoiler" BOOLEAN NOT NULL,
    "createdAt" INTEGER NOT NULL,
    "updatedAt" INTEGER NOT NULL
);

-- What a model said of a review written here, one row a model: scores over time beside the stars.
CREATE TABLE "ReviewScore" (
    "reviewId" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "probability" REAL NOT NULL,
    "sentiment" TEXT NOT NULL,
    "stars" INTEGER,
    "scoredAt" INTEGER NOT NULL,

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
