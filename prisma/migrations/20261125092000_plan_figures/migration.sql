-- What a plan adds up to, so that a list of plans need not read the plans themselves.
ALTER TABLE "assignment_plan" ADD COLUMN "figures" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "assignment_plan" ALTER COLUMN "figures" DROP DEFAULT;
