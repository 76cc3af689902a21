-- What operators did, and who knocked at their door.
CREATE TABLE "Audit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "detail" TEXT,
    "outcome" TEXT NOT NULL,
    "address" TEXT NOT NULL
);
CREATE INDEX "Audit_at_idx" ON "Audit"("at");
