-- CreateTable
CREATE TABLE "usage_schedule" (
    "id" UUID NOT NULL,
    "wish" JSONB NOT NULL,
    "day_of_month" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "next_on" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "usage_schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_schedule_run" (
    "schedule_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL,
    "reports" INTEGER NOT NULL,
    "left_out" TEXT[],

    CONSTRAINT "usage_schedule_run_pkey" PRIMARY KEY ("schedule_id","due_on")
);

-- CreateTable
CREATE TABLE "usage_report_part" (
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "customer_id" TEXT,
    "seq" INTEGER NOT NULL,
    "parent_id" UUID,
    "from_time" TIMESTAMPTZ(3) NOT NULL,
    "to_time" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "failure" TEXT,
    "operation_id" UUID NOT NULL,
    "here_id" TEXT,
    "requested_at" TIMESTAMPTZ(3),
    "watched_since" TIMESTAMPTZ(3),
    "polls" INTEGER NOT NULL DEFAULT 0,
    "rows" INTEGER,
    "bytes" BIGINT,
    "sha256" TEXT,
    "columns" TEXT[],
    "kept_at" TIMESTAMPTZ(3),

    CONSTRAINT "usage_report_part_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "usage_report" ADD COLUMN "schedule_id" UUID, ADD COLUMN "due_on" DATE;

-- The owner sees rows, and checks foreign keys by them, only while it is not held to the policies itself.
ALTER TABLE "usage_report" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "usage_report_chunk" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "operation" NO FORCE ROW LEVEL SECURITY;

UPDATE "usage_report" SET "request" = '{
  "featureId": null, "appId": null, "projectHrn": null, "billingSubscriptionIds": [],
  "channelId": null, "chargeType": "all"
}'::jsonb || "request";

-- A report from before it had parts is its own first part, and so is its operation's. An id of HERE's belongs to one of them.
INSERT INTO "usage_report_part" (
  "id", "report_id", "customer_id", "seq", "from_time", "to_time", "state", "failure", "operation_id", "here_id",
  "requested_at", "watched_since", "polls", "rows", "bytes", "columns", "kept_at"
)
SELECT "id", "id", "customer_id", 0,
  ("request"->>'from')::timestamp AT TIME ZONE 'UTC', ("request"->>'to')::timestamp AT TIME ZONE 'UTC',
  "state", CASE WHEN "state" = 'failed' THEN coalesce("failure", 'unreadable') END, "id",
  CASE WHEN row_number() OVER (PARTITION BY "here_id" ORDER BY "created_at", "id") = 1 THEN "here_id" END,
  "requested_at", "requested_at", "polls", "rows", "bytes", '{}', "kept_at"
FROM "usage_report";

UPDATE "operation" SET "payload" = jsonb_build_object(
  'partId', "payload"->'reportId',
  'reportId', "payload"->'reportId',
  'customerId', "payload"->'customerId',
  'from', ("payload"->'request'->>'from') || 'T00:00:00.000Z',
  'to', ("payload"->'request'->>'to') || 'T00:00:00.000Z',
  'request', '{
    "featureId": null, "appId": null, "projectHrn": null, "billingSubscriptionIds": [],
    "channelId": null, "chargeType": "all"
  }'::jsonb || ("payload"->'request')
) WHERE "kind" = 'request-usage-report' AND "payload" ? 'request';

ALTER TABLE "usage_report"
  DROP COLUMN "here_id",
  DROP COLUMN "state",
  DROP COLUMN "failure",
  DROP COLUMN "requested_at",
  DROP COLUMN "polls",
  DROP COLUMN "rows",
  DROP COLUMN "bytes",
  DROP COLUMN "kept_at";

ALTER TABLE "usage_report_chunk" DROP CONSTRAINT "usage_report_chunk_report_id_fkey";
ALTER TABLE "usage_report_chunk" RENAME COLUMN "report_id" TO "part_id";

-- CreateIndex
CREATE INDEX "usage_report_schedule_id_idx" ON "usage_report"("schedule_id");

-- CreateIndex
CREATE UNIQUE INDEX "usage_report_part_here_id_key" ON "usage_report_part"("here_id");

-- CreateIndex
CREATE UNIQUE INDEX "usage_report_part_report_id_seq_key" ON "usage_report_part"("report_id", "seq");

-- AddForeignKey
ALTER TABLE "usage_report_part" ADD CONSTRAINT "usage_report_part_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "usage_report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_report_chunk" ADD CONSTRAINT "usage_report_chunk_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "usage_report_part"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_schedule_run" ADD CONSTRAINT "usage_schedule_run_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "usage_schedule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "operation" FORCE ROW LEVEL SECURITY;
ALTER TABLE "usage_report" FORCE ROW LEVEL SECURITY;
ALTER TABLE "usage_report_chunk" FORCE ROW LEVEL SECURITY;

ALTER TABLE "usage_report_part"
  ADD CHECK ("state" IN ('sending', 'requested', 'keeping', 'ready', 'failed', 'split', 'cancelled')),
  ADD CHECK ("from_time" < "to_time"),
  ADD CHECK (("state" = 'failed') = ("failure" IS NOT NULL));
ALTER TABLE "usage_schedule"
  ADD CHECK ("state" IN ('active', 'paused', 'deleted')),
  ADD CHECK ("day_of_month" BETWEEN 1 AND 31);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['usage_schedule', 'usage_schedule_run', 'usage_report_part'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY staff_all ON %I TO headwater_staff USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO headwater_staff', name);
  END LOOP;
END $$;

CREATE POLICY own_report_parts ON "usage_report_part" FOR SELECT TO headwater_customer USING ("customer_id" = current_customer());
GRANT SELECT ON "usage_report_part" TO headwater_customer;
