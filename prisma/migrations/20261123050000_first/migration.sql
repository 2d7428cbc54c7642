-- Search by any part of a name.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "customer_id" TEXT,
    "password_hash" TEXT NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_session" (
    "sid_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "absolute_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "ip" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "app_session_pkey" PRIMARY KEY ("sid_hash")
);

-- CreateTable
CREATE TABLE "sign_in_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "sign_in_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "classification" TEXT NOT NULL,
    "billing_contact" TEXT,
    "billing_enabled" BOOLEAN NOT NULL,
    "billing_folder" TEXT,
    "trial_expires_at" TIMESTAMPTZ(3),
    "azure_customer_id" TEXT,
    "address" JSONB,
    "tags" JSONB NOT NULL,
    "external_id" TEXT,
    "upstream_created_at" TIMESTAMPTZ(3),
    "upstream_updated_at" TIMESTAMPTZ(3),
    "cloudmc_organization" TEXT,
    "here_realm" TEXT,
    "account_count" INTEGER NOT NULL DEFAULT 0,
    "pattern" TEXT NOT NULL DEFAULT 'empty',
    "month_cost" DECIMAL(38,18),
    "month_cost_currency" TEXT,
    "month_cost_month" TEXT,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,
    "source_run_id" UUID,
    "source_operation_id" UUID,
    "missing_runs" INTEGER NOT NULL DEFAULT 0,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "aws_account" (
    "owner" TEXT NOT NULL,
    "upstream_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "amazon_name" TEXT,
    "type" TEXT NOT NULL,
    "family" TEXT,
    "is_active" BOOLEAN NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,
    "source_run_id" UUID,
    "missing_runs" INTEGER NOT NULL DEFAULT 0,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "aws_account_pkey" PRIMARY KEY ("owner")
);

-- CreateTable
CREATE TABLE "assignment" (
    "owner" TEXT NOT NULL,
    "upstream_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "payer" TEXT NOT NULL,
    "managed_by" TEXT NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,
    "source_run_id" UUID,
    "source_operation_id" UUID,
    "missing_runs" INTEGER NOT NULL DEFAULT 0,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("owner")
);

-- CreateTable
CREATE TABLE "cost_history" (
    "customer_id" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "data_through" TIMESTAMPTZ(3),
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cost_history_pkey" PRIMARY KEY ("customer_id")
);

-- CreateTable
CREATE TABLE "partner_cost_history" (
    "id" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "data_through" TIMESTAMPTZ(3),
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partner_cost_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parent" TEXT,
    "is_reseller" BOOLEAN NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_report" (
    "customer_id" TEXT NOT NULL,
    "organization" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "price_report_pkey" PRIMARY KEY ("customer_id","organization","month")
);

-- CreateTable
CREATE TABLE "customers_price_report" (
    "reseller" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customers_price_report_pkey" PRIMARY KEY ("reseller","month")
);

-- CreateTable
CREATE TABLE "usage_report" (
    "id" UUID NOT NULL,
    "customer_id" TEXT,
    "realm" TEXT NOT NULL,
    "here_id" TEXT,
    "state" TEXT NOT NULL,
    "failure" TEXT,
    "request" JSONB NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "requested_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "requested_at" TIMESTAMPTZ(3),
    "polls" INTEGER NOT NULL DEFAULT 0,
    "rows" INTEGER,
    "bytes" BIGINT,
    "kept_at" TIMESTAMPTZ(3),

    CONSTRAINT "usage_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_report_chunk" (
    "report_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "customer_id" TEXT,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "usage_report_chunk_pkey" PRIMARY KEY ("report_id","seq")
);

-- CreateTable
CREATE TABLE "operation" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "upstream" TEXT NOT NULL,
    "resource_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "payload_hash" TEXT NOT NULL,
    "customer_id" TEXT,
    "actor_id" UUID NOT NULL,
    "actor_name" TEXT NOT NULL,
    "fence" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "run_after" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "outcome" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "customer_id" TEXT,
    "operation_id" UUID,
    "detail" JSONB NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sync_run" (
    "id" UUID NOT NULL,
    "upstream" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "changes" JSONB NOT NULL,
    "trouble" TEXT,
    "started_by" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "sync_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refresh" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "customer_id" TEXT,
    "state" TEXT NOT NULL,
    "trouble" TEXT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "refresh_pkey" PRIMARY KEY ("kind","key")
);

-- CreateTable
CREATE TABLE "upstream_lane" (
    "upstream" TEXT NOT NULL,
    "calls" TIMESTAMPTZ(3)[],
    "paused_until" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "trouble" TEXT,
    "trouble_since" TIMESTAMPTZ(3),
    "last_success_at" TIMESTAMPTZ(3),

    CONSTRAINT "upstream_lane_pkey" PRIMARY KEY ("upstream")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE INDEX "app_session_user_id_idx" ON "app_session"("user_id");

-- CreateIndex
CREATE INDEX "customer_name_idx" ON "customer"("name");

-- CreateIndex
CREATE INDEX "customer_account_count_idx" ON "customer"("account_count");

-- CreateIndex
CREATE INDEX "customer_month_cost_idx" ON "customer"("month_cost");

-- CreateIndex
CREATE INDEX "customer_upstream_created_at_idx" ON "customer"("upstream_created_at");

-- CreateIndex
CREATE INDEX "customer_search_idx" ON "customer" USING GIN ("search" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "aws_account_name_idx" ON "aws_account"("name");

-- CreateIndex
CREATE INDEX "aws_account_family_idx" ON "aws_account"("family");

-- CreateIndex
CREATE INDEX "aws_account_search_idx" ON "aws_account" USING GIN ("search" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "assignment_customer_id_owner_idx" ON "assignment"("customer_id", "owner");

-- CreateIndex
CREATE INDEX "usage_report_created_at_idx" ON "usage_report"("created_at");

-- CreateIndex
CREATE INDEX "usage_report_customer_id_created_at_idx" ON "usage_report"("customer_id", "created_at");

-- CreateIndex
CREATE INDEX "operation_created_at_idx" ON "operation"("created_at");

-- CreateIndex
CREATE INDEX "operation_customer_id_created_at_idx" ON "operation"("customer_id", "created_at");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE INDEX "audit_entry_customer_id_at_idx" ON "audit_entry"("customer_id", "at");

-- CreateIndex
CREATE INDEX "sync_run_upstream_started_at_idx" ON "sync_run"("upstream", "started_at");

-- AddForeignKey
ALTER TABLE "app_session" ADD CONSTRAINT "app_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_report_chunk" ADD CONSTRAINT "usage_report_chunk_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "usage_report"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Two login roles besides the owner (docs/decisions/0003). They get their passwords from the runner that applies migrations.
DO $$
BEGIN
  CREATE ROLE headwater_staff NOLOGIN NOINHERIT;
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
DO $$
BEGIN
  CREATE ROLE headwater_customer NOLOGIN NOINHERIT;
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;

GRANT USAGE ON SCHEMA public TO headwater_staff, headwater_customer;

-- Facts every writer must keep.
ALTER TABLE "app_user"
  ADD CHECK ("role" IN ('admin', 'operator', 'analyst', 'viewer')),
  ADD CHECK (("role" = 'viewer') = ("customer_id" IS NOT NULL)),
  ADD CHECK ("email" = lower("email"));
ALTER TABLE "customer"
  ADD CHECK ("id" ~ '^[1-9][0-9]{0,17}$'),
  ADD CHECK ("pattern" IN ('empty', 'single', 'standalone', 'consolidated', 'mixed')),
  ADD CHECK (("month_cost" IS NULL) = ("month_cost_currency" IS NULL));
ALTER TABLE "aws_account" ADD CHECK ("owner" ~ '^[0-9]{12}$');
ALTER TABLE "assignment"
  ADD CHECK ("owner" ~ '^[0-9]{12}$'),
  ADD CHECK ("payer" ~ '^[0-9]{12}$'),
  ADD CHECK ("managed_by" IN ('v1', 'v2'));
ALTER TABLE "operation"
  ADD CHECK ("state" IN ('QUEUED', 'IN_FLIGHT', 'SUCCEEDED', 'REJECTED', 'RETRY_WAIT', 'UNKNOWN', 'NEEDS_REVIEW', 'CANCELLED')),
  ADD CHECK (("state" IN ('SUCCEEDED', 'REJECTED', 'CANCELLED')) = ("settled_at" IS NOT NULL));

-- At most one operation that is not over per thing written to (RELIABILITY.md 3.1, I2).
CREATE UNIQUE INDEX "operation_one_open_per_resource" ON "operation" ("upstream", "resource_key")
  WHERE "state" NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED');
CREATE INDEX "operation_claimable" ON "operation" ("run_after")
  WHERE "state" IN ('QUEUED', 'RETRY_WAIT', 'UNKNOWN', 'IN_FLIGHT');

INSERT INTO "upstream_lane" ("upstream") VALUES ('cloudhealth'), ('cloudmc'), ('here');

-- Row level security on every table, for the owner too. Staff see all rows; what a staff role may do is decided by permissions.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'app_user', 'app_session', 'sign_in_limit', 'customer', 'aws_account', 'assignment', 'cost_history', 'partner_cost_history',
    'organization', 'price_report', 'customers_price_report', 'usage_report', 'usage_report_chunk', 'operation', 'audit_entry',
    'sync_run', 'refresh', 'upstream_lane'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY staff_all ON %I TO headwater_staff USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO headwater_staff', name);
  END LOOP;
END $$;

-- What was done stays done: entries are added and read, nothing else.
REVOKE UPDATE, DELETE ON "audit_entry" FROM headwater_staff;
GRANT USAGE ON SEQUENCE "audit_entry_id_seq" TO headwater_staff;

-- A customer's connection reads its own rows and nothing else. The tenant is set per transaction, never per session.
CREATE FUNCTION current_customer() RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('headwater.customer_id', true), '');

CREATE POLICY own_customer ON "customer" FOR SELECT TO headwater_customer USING ("id" = current_customer());
CREATE POLICY own_assignments ON "assignment" FOR SELECT TO headwater_customer USING ("customer_id" = current_customer());
CREATE POLICY own_accounts ON "aws_account" FOR SELECT TO headwater_customer USING (
  EXISTS (
    SELECT FROM "assignment"
    WHERE "assignment"."owner" = "aws_account"."owner"
      AND "assignment"."customer_id" = current_customer()
      AND "assignment"."removed_at" IS NULL
  )
);
CREATE POLICY own_costs ON "cost_history" FOR SELECT TO headwater_customer USING ("customer_id" = current_customer());
CREATE POLICY own_prices ON "price_report" FOR SELECT TO headwater_customer USING ("customer_id" = current_customer());
CREATE POLICY own_reports ON "usage_report" FOR SELECT TO headwater_customer USING ("customer_id" = current_customer());
CREATE POLICY own_report_chunks ON "usage_report_chunk" FOR SELECT TO headwater_customer USING ("customer_id" = current_customer());
CREATE POLICY own_refreshes ON "refresh" FOR SELECT TO headwater_customer USING ("customer_id" = current_customer());
-- How an upstream fares is nobody's secret and holds no tenant's data.
CREATE POLICY all_lanes ON "upstream_lane" FOR SELECT TO headwater_customer USING (true);
GRANT SELECT ON "customer", "assignment", "aws_account", "cost_history", "price_report", "usage_report", "usage_report_chunk", "refresh", "upstream_lane"
  TO headwater_customer;

-- The job queue's tables belong to the owner; this is the one thing the web may do with them.
CREATE FUNCTION enqueue_job(task text, payload json, queue text, key text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM graphile_worker.add_job(task, payload, queue_name => queue, job_key => key, max_attempts => 3);
END $$;
REVOKE ALL ON FUNCTION enqueue_job(text, json, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enqueue_job(text, json, text, text) TO headwater_staff;
