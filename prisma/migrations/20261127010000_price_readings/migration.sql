-- Which call a price report came from, and the hash of its answer; null where it was read before this was kept.
ALTER TABLE "price_report" ADD COLUMN "asked" TEXT, ADD COLUMN "answer_hash" TEXT;
ALTER TABLE "price_snapshot" ADD COLUMN "asked" TEXT, ADD COLUMN "answer_hash" TEXT;
ALTER TABLE "customers_price_report" ADD COLUMN "asked" TEXT, ADD COLUMN "answer_hash" TEXT;
