-- AlterTable
ALTER TABLE "operation" ADD COLUMN     "chained" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "wanted_assignment" (
    "owner" TEXT NOT NULL,
    "customer_id" TEXT,
    "payer" TEXT,
    "source" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "set_by_name" TEXT NOT NULL,

    CONSTRAINT "wanted_assignment_pkey" PRIMARY KEY ("owner")
);

-- CreateTable
CREATE TABLE "assignment_plan" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "wanted" JSONB NOT NULL,
    "plan" JSONB NOT NULL,
    "wanted_count" INTEGER NOT NULL,
    "step_count" INTEGER NOT NULL,
    "refused_count" INTEGER NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "approved_by_id" UUID,
    "approved_by_name" TEXT,
    "approved_at" TIMESTAMPTZ(3),
    "applied_at" TIMESTAMPTZ(3),
    "batch_id" UUID,
    "replaces" UUID,

    CONSTRAINT "assignment_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_import" (
    "id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "batch_id" UUID,

    CONSTRAINT "customer_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "page" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "params" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "owner_name" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_cost" (
    "owner" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "cost" DECIMAL(38,18) NOT NULL,
    "currency" TEXT NOT NULL,
    "data_through" TIMESTAMPTZ(3),
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_cost_pkey" PRIMARY KEY ("month","owner")
);

-- CreateIndex
CREATE INDEX "wanted_assignment_customer_id_idx" ON "wanted_assignment"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "assignment_plan_batch_id_key" ON "assignment_plan"("batch_id");

-- CreateIndex
CREATE INDEX "assignment_plan_created_at_idx" ON "assignment_plan"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "customer_import_batch_id_key" ON "customer_import"("batch_id");

-- CreateIndex
CREATE INDEX "customer_import_created_at_idx" ON "customer_import"("created_at");

-- CreateIndex
CREATE INDEX "saved_view_page_idx" ON "saved_view"("page");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_owner_id_page_name_key" ON "saved_view"("owner_id", "page", "name");

-- CreateIndex
CREATE INDEX "account_cost_month_cost_idx" ON "account_cost"("month", "cost");

ALTER TABLE "wanted_assignment"
  ADD CHECK ("owner" ~ '^[0-9]{12}$'),
  ADD CHECK (("customer_id" IS NULL) = ("payer" IS NULL)),
  ADD CHECK ("source" IN ('first-reading', 'operation', 'adopted'));
ALTER TABLE "assignment_plan"
  ADD CHECK ("source" IN ('page', 'csv', 'copy', 'drift')),
  ADD CHECK ("state" IN ('ready', 'awaiting-approval', 'approved', 'applied', 'discarded')),
  ADD CHECK (("state" = 'applied') = ("batch_id" IS NOT NULL));
ALTER TABLE "customer_import" ADD CHECK ("state" IN ('ready', 'applied', 'discarded'));
ALTER TABLE "saved_view" ADD CHECK ("page" IN ('customers', 'assignments'));
ALTER TABLE "account_cost" ADD CHECK ("owner" ~ '^[0-9]{12}$'), ADD CHECK ("month" ~ '^[0-9]{4}-[0-9]{2}$');

-- One that waits for an earlier one on the same thing in its own batch does not hold that thing yet.
DROP INDEX "operation_one_open_per_resource";
CREATE UNIQUE INDEX "operation_one_open_per_resource" ON "operation" ("upstream", "resource_key")
  WHERE "state" NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED') AND NOT "chained";
CREATE INDEX "operation_chained" ON "operation" ("upstream", "resource_key") WHERE "chained";

-- What is there already is what is wanted. The owner sees rows only while it is not held to the policies itself.
ALTER TABLE "assignment" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "wanted_assignment" ("owner", "customer_id", "payer", "source", "set_at", "set_by_name")
  SELECT "owner", "customer_id", "payer", 'first-reading', "fetched_at", 'Headwater' FROM "assignment" WHERE "removed_at" IS NULL;
ALTER TABLE "assignment" FORCE ROW LEVEL SECURITY;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['wanted_assignment', 'assignment_plan', 'customer_import', 'saved_view', 'account_cost'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY staff_all ON %I TO headwater_staff USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO headwater_staff', name);
  END LOOP;
END $$;
