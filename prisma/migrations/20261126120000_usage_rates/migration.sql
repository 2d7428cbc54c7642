-- CreateTable
CREATE TABLE "usage_rate" (
    "id" UUID NOT NULL,
    "feature" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "tiers" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "set_by_name" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "usage_rate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "usage_rate_feature_unit_key" ON "usage_rate"("feature", "unit");

ALTER TABLE "usage_rate" ADD CHECK ("currency" ~ '^[A-Z]{3}$'), ADD CHECK ("unit" <> ''), ADD CHECK ("version" > 0);

ALTER TABLE "usage_rate" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "usage_rate" FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_all ON "usage_rate" TO headwater_staff USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON "usage_rate" TO headwater_staff;
