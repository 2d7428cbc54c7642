-- CreateTable
CREATE TABLE "price_scenario" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "owner_id" UUID NOT NULL,
    "owner_name" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "price_scenario_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "price_scenario_updated_at_idx" ON "price_scenario"("updated_at");

ALTER TABLE "price_scenario" ADD CHECK ("month" ~ '^[0-9]{4}-[0-9]{2}$'), ADD CHECK ("version" > 0);

ALTER TABLE "price_scenario" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "price_scenario" FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_all ON "price_scenario" TO headwater_staff USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON "price_scenario" TO headwater_staff;
