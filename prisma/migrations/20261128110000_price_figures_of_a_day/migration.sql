-- Figures that were kept because a day of the month under way ended, told apart from those that were corrected.
ALTER TABLE "price_snapshot" ADD COLUMN "is_daily" BOOLEAN NOT NULL DEFAULT false;
