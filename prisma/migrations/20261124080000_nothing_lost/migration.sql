-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "missing_released" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "aws_account" ADD COLUMN     "missing_released" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "assignment" ADD COLUMN     "missing_released" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "operation" ADD COLUMN     "after" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "batch_id" UUID,
ADD COLUMN     "expected_version" INTEGER,
ADD COLUMN     "in_doubt" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "retry_of" UUID,
ADD COLUMN     "wave" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "sync_run" ADD COLUMN     "held" JSONB,
ADD COLUMN     "held_why" JSONB,
ADD COLUMN     "passes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "calls" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "calls_planned" INTEGER,
ADD COLUMN     "released_at" TIMESTAMPTZ(3),
ADD COLUMN     "released_by" TEXT;

-- AlterTable
ALTER TABLE "upstream_lane" ADD COLUMN     "breaker" TEXT NOT NULL DEFAULT 'closed',
ADD COLUMN     "opened_at" TIMESTAMPTZ(3),
ADD COLUMN     "probe_at" TIMESTAMPTZ(3),
ADD COLUMN     "recent" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "wanted_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "customer_history" (
    "id" BIGSERIAL NOT NULL,
    "customer_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "known_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed" BOOLEAN NOT NULL,
    "row" JSONB NOT NULL,
    "source_run_id" UUID,
    "source_operation_id" UUID,

    CONSTRAINT "customer_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment_history" (
    "id" BIGSERIAL NOT NULL,
    "owner" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "known_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed" BOOLEAN NOT NULL,
    "row" JSONB NOT NULL,
    "source_run_id" UUID,
    "source_operation_id" UUID,

    CONSTRAINT "assignment_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operation_batch" (
    "id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "actor_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "paused_at" TIMESTAMPTZ(3),

    CONSTRAINT "operation_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker_beat" (
    "id" UUID NOT NULL,
    "pid" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_beat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE UNLOGGED TABLE "sync_staging" (
    "run_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "pass" INTEGER NOT NULL,
    "row" JSONB NOT NULL,

    CONSTRAINT "sync_staging_pkey" PRIMARY KEY ("run_id","kind","key")
);

-- CreateIndex
CREATE INDEX "customer_history_customer_id_id_idx" ON "customer_history"("customer_id", "id");

-- CreateIndex
CREATE INDEX "assignment_history_owner_id_idx" ON "assignment_history"("owner", "id");

-- CreateIndex
CREATE INDEX "assignment_history_customer_id_id_idx" ON "assignment_history"("customer_id", "id");

-- CreateIndex
CREATE INDEX "operation_batch_created_at_idx" ON "operation_batch"("created_at");

-- CreateIndex
CREATE INDEX "operation_batch_id_wave_idx" ON "operation"("batch_id", "wave");

-- AddForeignKey
ALTER TABLE "operation" ADD CONSTRAINT "operation_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "operation_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE "upstream_lane" ADD CHECK ("breaker" IN ('closed', 'open', 'half-open', 'locked')), ADD CHECK ("recent" ~ '^[01]{0,20}$');

-- The version of a row counts the changes of what the upstream keeps, and each change is kept with the time from which
-- it was so (valid_from) and the time at which it was learned (known_from): in the transaction of the change, whoever makes it.
CREATE FUNCTION count_version() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END $$;

CREATE FUNCTION keep_customer_history() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO customer_history (customer_id, version, valid_from, removed, "row", source_run_id, source_operation_id)
  VALUES (
    NEW.id, NEW.version,
    greatest(
      coalesce(
        NEW.removed_at,
        CASE WHEN OLD.removed_at IS NOT NULL THEN NEW.fetched_at END,
        NEW.upstream_updated_at,
        NEW.fetched_at
      ),
      (SELECT max(valid_from) FROM customer_history WHERE customer_id = NEW.id)
    ),
    NEW.removed_at IS NOT NULL,
    jsonb_build_object(
      'name', NEW.name, 'classification', NEW.classification, 'billing_contact', NEW.billing_contact,
      'billing_enabled', NEW.billing_enabled, 'billing_folder', NEW.billing_folder, 'trial_expires_at', NEW.trial_expires_at,
      'azure_customer_id', NEW.azure_customer_id, 'address', NEW.address, 'tags', NEW.tags, 'external_id', NEW.external_id
    ),
    NEW.source_run_id, NEW.source_operation_id
  );
  RETURN NULL;
END $$;

CREATE FUNCTION keep_assignment_history() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO assignment_history (owner, customer_id, version, valid_from, removed, "row", source_run_id, source_operation_id)
  VALUES (
    NEW.owner, NEW.customer_id, NEW.version, coalesce(NEW.removed_at, NEW.fetched_at), NEW.removed_at IS NOT NULL,
    jsonb_build_object('customer_id', NEW.customer_id, 'payer', NEW.payer, 'managed_by', NEW.managed_by, 'upstream_id', NEW.upstream_id),
    NEW.source_run_id, NEW.source_operation_id
  );
  RETURN NULL;
END $$;

CREATE TRIGGER customer_first AFTER INSERT ON "customer" FOR EACH ROW EXECUTE FUNCTION keep_customer_history();
CREATE TRIGGER customer_version BEFORE UPDATE ON "customer" FOR EACH ROW
  WHEN ((OLD.name, OLD.classification, OLD.billing_contact, OLD.billing_enabled, OLD.billing_folder, OLD.trial_expires_at,
         OLD.azure_customer_id, OLD.address, OLD.tags, OLD.external_id, OLD.removed_at IS NULL)
    IS DISTINCT FROM
        (NEW.name, NEW.classification, NEW.billing_contact, NEW.billing_enabled, NEW.billing_folder, NEW.trial_expires_at,
         NEW.azure_customer_id, NEW.address, NEW.tags, NEW.external_id, NEW.removed_at IS NULL))
  EXECUTE FUNCTION count_version();
CREATE TRIGGER customer_change AFTER UPDATE ON "customer" FOR EACH ROW
  WHEN (OLD.version IS DISTINCT FROM NEW.version) EXECUTE FUNCTION keep_customer_history();

CREATE TRIGGER assignment_first AFTER INSERT ON "assignment" FOR EACH ROW EXECUTE FUNCTION keep_assignment_history();
CREATE TRIGGER assignment_version BEFORE UPDATE ON "assignment" FOR EACH ROW
  WHEN ((OLD.customer_id, OLD.payer, OLD.managed_by, OLD.upstream_id, OLD.removed_at IS NULL)
    IS DISTINCT FROM (NEW.customer_id, NEW.payer, NEW.managed_by, NEW.upstream_id, NEW.removed_at IS NULL))
  EXECUTE FUNCTION count_version();
CREATE TRIGGER assignment_change AFTER UPDATE ON "assignment" FOR EACH ROW
  WHEN (OLD.version IS DISTINCT FROM NEW.version) EXECUTE FUNCTION keep_assignment_history();

-- What is there already begins its history now. The owner sees rows only while it is not held to the policies itself.
ALTER TABLE "customer" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "assignment" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "customer_history" ("customer_id", "version", "valid_from", "removed", "row", "source_run_id", "source_operation_id")
  SELECT "id", "version", coalesce("removed_at", "upstream_updated_at", "fetched_at"), "removed_at" IS NOT NULL,
    jsonb_build_object(
      'name', "name", 'classification', "classification", 'billing_contact', "billing_contact",
      'billing_enabled', "billing_enabled", 'billing_folder', "billing_folder", 'trial_expires_at', "trial_expires_at",
      'azure_customer_id', "azure_customer_id", 'address', "address", 'tags', "tags", 'external_id', "external_id"
    ), "source_run_id", "source_operation_id"
  FROM "customer";
INSERT INTO "assignment_history" ("owner", "customer_id", "version", "valid_from", "removed", "row", "source_run_id", "source_operation_id")
  SELECT "owner", "customer_id", "version", coalesce("removed_at", "fetched_at"), "removed_at" IS NOT NULL,
    jsonb_build_object('customer_id', "customer_id", 'payer', "payer", 'managed_by', "managed_by", 'upstream_id', "upstream_id"),
    "source_run_id", "source_operation_id"
  FROM "assignment";
ALTER TABLE "customer" FORCE ROW LEVEL SECURITY;
ALTER TABLE "assignment" FORCE ROW LEVEL SECURITY;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['customer_history', 'assignment_history', 'operation_batch', 'sync_staging', 'worker_beat'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY staff_all ON %I TO headwater_staff USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO headwater_staff', name);
  END LOOP;
END $$;

-- What was, was: history is added to and read.
REVOKE UPDATE, DELETE ON "customer_history", "assignment_history" FROM headwater_staff;
GRANT USAGE ON SEQUENCE "customer_history_id_seq", "assignment_history_id_seq" TO headwater_staff;
