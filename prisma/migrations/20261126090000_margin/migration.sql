-- CreateTable
CREATE TABLE "margin_line" (
    "month" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "currency" TEXT,
    "partner" DECIMAL,
    "customer" DECIMAL,
    "exclusions" DECIMAL,
    "prices" JSONB NOT NULL,
    "billed" DECIMAL,
    "billed_share" DECIMAL,
    "billed_why" TEXT,
    "priced" DECIMAL,
    "priced_share" DECIMAL,
    "priced_why" TEXT,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "margin_line_pkey" PRIMARY KEY ("month","customer_id")
);

-- CreateTable
CREATE TABLE "margin_month" (
    "month" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "total" DECIMAL,
    "unassigned" DECIMAL,
    "unassigned_accounts" INTEGER NOT NULL,
    "unknown" DECIMAL,
    "unknown_accounts" INTEGER NOT NULL,
    "difference" DECIMAL NOT NULL,
    "reading_id" UUID NOT NULL,
    "history_id" BIGINT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "margin_month_pkey" PRIMARY KEY ("month")
);

-- CreateTable
CREATE TABLE "margin_due" (
    "id" BIGSERIAL NOT NULL,
    "start" DATE NOT NULL,

    CONSTRAINT "margin_due_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "margin_line_month_billed_idx" ON "margin_line"("month", "billed");

-- CreateIndex
CREATE INDEX "margin_line_month_priced_idx" ON "margin_line"("month", "priced");

ALTER TABLE "margin_line"
  ADD CHECK ("month" ~ '^[0-9]{4}-[0-9]{2}$'),
  ADD CHECK (("billed" IS NULL) = ("billed_why" IS NOT NULL)),
  ADD CHECK (("priced" IS NULL) = ("priced_why" IS NOT NULL));
ALTER TABLE "margin_month" ADD CHECK ("month" ~ '^[0-9]{4}-[0-9]{2}$');

-- What a customer costs the partner is for staff alone: no policy lets the customer's role read any of it.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['margin_line', 'margin_month', 'margin_due'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY staff_all ON %I TO headwater_staff USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO headwater_staff', name);
  END LOOP;
END $$;
GRANT USAGE ON SEQUENCE "margin_due_id_seq" TO headwater_staff;
