-- What is wanted of an account besides its place: the interface it is managed through, and what speaks against its
-- billing that was so already, or that a person has accepted since.
ALTER TABLE "wanted_assignment" ADD COLUMN "managed_by" TEXT, ADD COLUMN "accepted" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- The owner sees rows only while it is not held to the policies itself.
ALTER TABLE "wanted_assignment" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "assignment" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "aws_account" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "customer" NO FORCE ROW LEVEL SECURITY;
UPDATE "wanted_assignment" w SET "managed_by" = 'v1' WHERE w."customer_id" IS NOT NULL;
UPDATE "wanted_assignment" w SET
  "managed_by" = s."managed_by",
  "accepted" = array_remove(ARRAY[
    CASE WHEN NOT c."billing_enabled" THEN 'billing-off' END,
    CASE WHEN NOT a."is_active" THEN 'account-disabled' END,
    CASE WHEN a."owner" IS NULL OR a."type" = 'unknown' THEN 'account-unknown' END
  ], NULL)
FROM "assignment" s
  LEFT JOIN "aws_account" a ON a."owner" = s."owner" AND a."removed_at" IS NULL
  LEFT JOIN "customer" c ON c."id" = s."customer_id"
WHERE s."owner" = w."owner" AND w."customer_id" IS NOT NULL;
ALTER TABLE "wanted_assignment" FORCE ROW LEVEL SECURITY;
ALTER TABLE "assignment" FORCE ROW LEVEL SECURITY;
ALTER TABLE "aws_account" FORCE ROW LEVEL SECURITY;
ALTER TABLE "customer" FORCE ROW LEVEL SECURITY;

ALTER TABLE "wanted_assignment"
  ADD CHECK (("customer_id" IS NULL) = ("managed_by" IS NULL)),
  ADD CHECK ("managed_by" IN ('v1', 'v2')),
  ADD CHECK ("accepted" <@ ARRAY['billing-off', 'account-disabled', 'account-unknown']);

-- CreateIndex
CREATE INDEX "operation_resource_key_created_at_idx" ON "operation"("resource_key", "created_at");
