-- Since when a customer holds an account, for lists that show the newest first; CloudHealth tells no time of its own.
ALTER TABLE "assignment"
  ADD COLUMN "held_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN "listed" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "customer" ADD COLUMN "listed_count" INTEGER NOT NULL DEFAULT 0;

CREATE FUNCTION keep_held_since() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  NEW.held_since := now();
  RETURN NEW;
END $$;
CREATE TRIGGER assignment_held_since BEFORE UPDATE ON "assignment" FOR EACH ROW
  WHEN (NEW.removed_at IS NULL AND (OLD.customer_id IS DISTINCT FROM NEW.customer_id OR OLD.removed_at IS NOT NULL))
  EXECUTE FUNCTION keep_held_since();

-- The owner sees rows only while it is not held to the policies itself.
ALTER TABLE "customer" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "assignment" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "assignment_history" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "aws_account" NO FORCE ROW LEVEL SECURITY;
UPDATE "assignment" s SET
  "held_since" = coalesce(
    (SELECT min(h."valid_from") FROM "assignment_history" h WHERE h."owner" = s."owner" AND h."customer_id" = s."customer_id"),
    s."fetched_at"),
  "listed" = EXISTS (SELECT FROM "aws_account" a WHERE a."owner" = s."owner" AND a."removed_at" IS NULL);
UPDATE "customer" c SET "listed_count" = (
  SELECT count(*) FROM "assignment" s WHERE s."customer_id" = c."id" AND s."removed_at" IS NULL AND s."listed");
ALTER TABLE "customer" FORCE ROW LEVEL SECURITY;
ALTER TABLE "assignment" FORCE ROW LEVEL SECURITY;
ALTER TABLE "assignment_history" FORCE ROW LEVEL SECURITY;
ALTER TABLE "aws_account" FORCE ROW LEVEL SECURITY;

-- Each order in which pages of accounts are read, either way round, as an index.
CREATE INDEX "assignment_by_since" ON "assignment" ("held_since", "owner") INCLUDE ("customer_id")
  WHERE "removed_at" IS NULL AND "listed";
CREATE INDEX "assignment_by_customer" ON "assignment" ("customer_id", "owner") INCLUDE ("held_since")
  WHERE "removed_at" IS NULL AND "listed";
CREATE INDEX "assignment_by_payer" ON "assignment" ("payer", "owner") INCLUDE ("customer_id") WHERE "removed_at" IS NULL AND "listed";
CREATE INDEX "assignment_by_managed" ON "assignment" ("managed_by", "owner") INCLUDE ("customer_id")
  WHERE "removed_at" IS NULL AND "listed";
CREATE INDEX "aws_account_by_name" ON "aws_account" ("search", "owner") WHERE "removed_at" IS NULL;
CREATE INDEX "aws_account_by_family" ON "aws_account" ("family", "owner") WHERE "removed_at" IS NULL;
CREATE INDEX "aws_account_by_family_down" ON "aws_account" ("family" DESC NULLS LAST, "owner" DESC) WHERE "removed_at" IS NULL;
CREATE INDEX "aws_account_by_type" ON "aws_account" ("type", "owner") WHERE "removed_at" IS NULL;
CREATE INDEX "aws_account_by_active" ON "aws_account" ("is_active", "owner") WHERE "removed_at" IS NULL;
CREATE INDEX "aws_account_number" ON "aws_account" USING GIN ("owner" gin_trgm_ops);
CREATE INDEX "customer_by_name" ON "customer" ("search", "id");
CREATE INDEX "customer_number" ON "customer" USING GIN ("id" gin_trgm_ops);
