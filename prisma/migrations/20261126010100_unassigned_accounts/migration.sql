-- The accounts nobody holds, with what their list is searched and ordered by, as of the last count: a list of these is
-- read in one pass, however many accounts there are. What is assigned or released since is in unassigned_change.

-- CreateTable
CREATE TABLE "unassigned_account" (
    "owner" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "family" TEXT,
    "type" TEXT NOT NULL,
    "last_cost" DECIMAL(65,30),
    "so_far_cost" DECIMAL(65,30),

    CONSTRAINT "unassigned_account_pkey" PRIMARY KEY ("owner")
);

-- CreateTable
CREATE TABLE "unassigned_count" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "month" TEXT NOT NULL,
    "listed" INTEGER NOT NULL,

    CONSTRAINT "unassigned_count_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "unassigned_count" ADD CHECK ("id" = 1), ADD CHECK ("month" ~ '^[0-9]{4}-[0-9]{2}$');

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['unassigned_account', 'unassigned_count'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY staff_all ON %I TO headwater_staff USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO headwater_staff', name);
  END LOOP;
END $$;
