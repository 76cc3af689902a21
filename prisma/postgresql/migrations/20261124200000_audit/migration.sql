-- Made by `npm run postgresql` from prisma; do not change it here.
-- What operators did, and who knocked at their door.
CREATE TABLE "Audit" (
    "id" SERIAL NOT NULL PRIMARY KEY,
    "at" BIGINT NOT NULL,
    "action" TEXT COLLATE "C" NOT NULL,
    "detail" TEXT COLLATE "C",
    "outcome" TEXT COLLATE "C" NOT NULL,
    "address" TEXT COLLATE "C" NOT NULL
);
CREATE INDEX "Audit_at_idx" ON "Audit"("at");
