-- AlterTable
ALTER TABLE "price_report" ADD COLUMN "first_read_at" TIMESTAMPTZ(3);

-- The owner sees rows only while it is not held to the policies itself.
ALTER TABLE "price_report" NO FORCE ROW LEVEL SECURITY;
UPDATE "price_report" SET "first_read_at" = "fetched_at";
ALTER TABLE "price_report" FORCE ROW LEVEL SECURITY;
ALTER TABLE "price_report" ALTER COLUMN "first_read_at" SET NOT NULL;

-- CreateTable
CREATE TABLE "price_snapshot" (
    "id" UUID NOT NULL,
    "customer_id" TEXT NOT NULL,
    "organization" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "first_read_at" TIMESTAMPTZ(3) NOT NULL,
    "last_read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "price_snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_list" (
    "applied_pricing" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "price_list_pkey" PRIMARY KEY ("month","applied_pricing")
);

-- CreateIndex
CREATE INDEX "price_snapshot_customer_id_organization_month_last_read_at_idx" ON "price_snapshot"("customer_id", "organization", "month", "last_read_at");

ALTER TABLE "price_snapshot" ADD CHECK ("month" ~ '^[0-9]{4}-[0-9]{2}$'), ADD CHECK ("first_read_at" <= "last_read_at");
ALTER TABLE "price_list" ADD CHECK ("month" ~ '^[0-9]{4}-[0-9]{2}$');

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['price_snapshot', 'price_list'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY staff_all ON %I TO headwater_staff USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO headwater_staff', name);
  END LOOP;
END $$;
