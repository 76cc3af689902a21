-- Made by `npm run postgresql` from prisma; do not change it here.
-- CreateTable
CREATE TABLE "Movie" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "title" TEXT COLLATE "C" NOT NULL,
    "originalTitle" TEXT COLLATE "C",
    "year" INTEGER,
    "releaseDate" TEXT COLLATE "C",
    "runtime" INTEGER,
    "genres" TEXT COLLATE "C" NOT NULL,
    "keywords" TEXT COLLATE "C" NOT NULL,
    "language" TEXT COLLATE "C",
    "country" TEXT COLLATE "C",
    "collection" TEXT COLLATE "C",
    "imdbId" TEXT COLLATE "C",
    "tmdbId" INTEGER,
    "movielensId" INTEGER,
    "wikipediaId" TEXT COLLATE "C",
    "ratingMean" DOUBLE PRECISION,
    "ratingCount" INTEGER,
    "popularity" DOUBLE PRECISION,
    "provenance" TEXT COLLATE "C" NOT NULL
);

-- CreateTable
CREATE TABLE "Person" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL
);

-- CreateTable
CREATE TABLE "Credit" (
    "movieId" INTEGER NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,

    PRIMARY KEY ("movieId", "role", "position"),
    CONSTRAINT "Credit_movieId_fkey" FOREIGN KEY ("movieId") REFERENCES "Movie" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Credit_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Model" (
    "id" SERIAL NOT NULL PRIMARY KEY,
    "name" TEXT COLLATE "C" NOT NULL,
    "version" TEXT COLLATE "C" NOT NULL,
    "fingerprint" TEXT COLLATE "C" NOT NULL,
    "parameters" TEXT COLLATE "C" NOT NULL,
    "vocabulary" BYTEA NOT NULL,
    "isChampion" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "ModelRow" (
    "modelId" INTEGER NOT NULL,
    "movieId" INTEGER NOT NULL,
    "neighbours" BYTEA NOT NULL,
    "features" BYTEA NOT NULL,

    PRIMARY KEY ("modelId", "movieId"),
    CONSTRAINT "ModelRow_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Import" (
    "source" TEXT COLLATE "C" NOT NULL,
    "fingerprint" TEXT COLLATE "C" NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "events" INTEGER NOT NULL,
    "counts" TEXT COLLATE "C" NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    PRIMARY KEY ("source", "fingerprint")
);

-- CreateTable
CREATE TABLE "State" (
    "key" TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    "value" TEXT COLLATE "C" NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Movie_imdbId_key" ON "Movie"("imdbId");

-- CreateIndex
CREATE UNIQUE INDEX "Movie_tmdbId_key" ON "Movie"("tmdbId");

-- CreateIndex
CREATE UNIQUE INDEX "Movie_movielensId_key" ON "Movie"("movielensId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_key_key" ON "Person"("key");

-- CreateIndex
CREATE INDEX "Credit_personId_idx" ON "Credit"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Model_name_version_key" ON "Model"("name", "version");
