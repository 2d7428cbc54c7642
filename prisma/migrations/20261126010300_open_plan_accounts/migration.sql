-- Which accounts the plans that are not applied yet change, so that those on the same accounts are found by them alone.

-- CreateTable
CREATE TABLE "open_plan_account" (
    "plan_id" UUID NOT NULL,
    "owner" TEXT NOT NULL,

    CONSTRAINT "open_plan_account_pkey" PRIMARY KEY ("plan_id","owner")
);

-- CreateIndex
CREATE INDEX "open_plan_account_owner_idx" ON "open_plan_account"("owner");

-- AddForeignKey
ALTER TABLE "open_plan_account" ADD CONSTRAINT "open_plan_account_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "assignment_plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The owner sees rows only while it is not held to the policies itself.
ALTER TABLE "assignment_plan" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "open_plan_account" ("plan_id", "owner")
  SELECT DISTINCT p."id", s ->> 'owner' FROM "assignment_plan" p, jsonb_array_elements(p."plan" -> 'steps') s
  WHERE p."state" IN ('ready', 'awaiting-approval', 'approved');
ALTER TABLE "assignment_plan" FORCE ROW LEVEL SECURITY;

ALTER TABLE "open_plan_account" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "open_plan_account" FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_all ON "open_plan_account" TO headwater_staff USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON "open_plan_account" TO headwater_staff;
