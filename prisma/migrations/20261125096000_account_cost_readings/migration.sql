-- CloudHealth prints costs with as many digits as a double has; eighteen decimals would round some of them.
ALTER TABLE "account_cost" ALTER COLUMN "cost" TYPE DECIMAL(65,30);

-- CreateTable
CREATE TABLE "account_cost_reading" (
    "month" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "total" DECIMAL(65,30),
    "unknown_cost" DECIMAL(65,30) NOT NULL,
    "unknown_accounts" INTEGER NOT NULL,
    "difference" DECIMAL(65,30) NOT NULL,
    "data_through" TIMESTAMPTZ(3),
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_cost_reading_pkey" PRIMARY KEY ("month")
);

-- CreateTable
CREATE TABLE "cost_arrival" (
    "owner" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL,
    "tried_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "first_cost_at" TIMESTAMPTZ(3),

    CONSTRAINT "cost_arrival_pkey" PRIMARY KEY ("owner")
);

-- CreateTable
CREATE TABLE "unassigned_total" (
    "month" TEXT NOT NULL,
    "accounts" INTEGER NOT NULL,
    "priced" INTEGER NOT NULL,
    "cost" DECIMAL(65,30) NOT NULL,

    CONSTRAINT "unassigned_total_pkey" PRIMARY KEY ("month")
);

-- CreateTable
CREATE TABLE "unassigned_change" (
    "id" BIGSERIAL NOT NULL,
    "owner" TEXT NOT NULL,
    "sign" INTEGER NOT NULL,

    CONSTRAINT "unassigned_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "assignment_history_valid_from_idx" ON "assignment_history"("valid_from");

ALTER TABLE "account_cost_reading" ADD CHECK ("month" ~ '^[0-9]{4}-[0-9]{2}$');
ALTER TABLE "cost_arrival" ADD CHECK ("owner" ~ '^[0-9]{12}$');
ALTER TABLE "unassigned_total" ADD CHECK ("month" ~ '^[0-9]{4}-[0-9]{2}$');
ALTER TABLE "unassigned_change" ADD CHECK ("sign" IN (-1, 1));

-- Those still waited for, whenever they were assigned.
CREATE INDEX "cost_arrival_waiting" ON "cost_arrival" ("owner") WHERE "first_cost_at" IS NULL;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['account_cost_reading', 'cost_arrival', 'unassigned_total', 'unassigned_change'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY staff_all ON %I TO headwater_staff USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO headwater_staff', name);
  END LOOP;
END $$;
GRANT USAGE ON SEQUENCE "unassigned_change_id_seq" TO headwater_staff;

-- What nobody holds is added up now and then; each account that is assigned or released since is one line, so that
-- writers never wait for each other and the sum is exact in every snapshot.
CREATE FUNCTION note_unassigned_change() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO unassigned_change (owner, sign) VALUES (NEW.owner, CASE WHEN NEW.removed_at IS NULL THEN -1 ELSE 1 END);
  RETURN NULL;
END $$;

CREATE TRIGGER assignment_taken AFTER INSERT ON "assignment" FOR EACH ROW
  WHEN (NEW.removed_at IS NULL) EXECUTE FUNCTION note_unassigned_change();
CREATE TRIGGER assignment_taken_or_left AFTER UPDATE ON "assignment" FOR EACH ROW
  WHEN ((OLD.removed_at IS NULL) IS DISTINCT FROM (NEW.removed_at IS NULL)) EXECUTE FUNCTION note_unassigned_change();
