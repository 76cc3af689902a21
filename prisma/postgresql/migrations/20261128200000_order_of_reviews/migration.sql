-- Made by `npm run postgresql` from prisma; do not change it here.
-- In which order a source gave its reviews; not every store keeps the order of insertion.
ALTER TABLE "ForeignReview" ADD COLUMN "position" INTEGER NOT NULL DEFAULT 0;
