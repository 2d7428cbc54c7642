-- AlterTable
ALTER TABLE "usage_report_part" ADD COLUMN "repeats" INTEGER;

ALTER TABLE "usage_report_part" ADD CHECK ("repeats" >= 0);
