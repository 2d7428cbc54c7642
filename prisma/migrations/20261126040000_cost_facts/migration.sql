-- CreateTable
CREATE TABLE "cost_reading" (
    "id" UUID NOT NULL,
    "customer_id" TEXT,
    "interval" TEXT NOT NULL,
    "dimensions" TEXT[],
    "asked" TEXT NOT NULL,
    "answer_hash" TEXT,
    "currency" TEXT NOT NULL,
    "data_through" TIMESTAMPTZ(3),
    "first_fetched_at" TIMESTAMPTZ(3) NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cost_reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cost_book" (
    "id" SERIAL NOT NULL,
    "customer_id" TEXT,
    "interval" TEXT NOT NULL,
    "split" TEXT NOT NULL,
    "reading_id" UUID NOT NULL,

    CONSTRAINT "cost_book_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cost_period" (
    "book_id" INTEGER NOT NULL,
    "customer_id" TEXT,
    "start" DATE NOT NULL,
    "end" DATE NOT NULL,
    "total" DECIMAL,
    "difference" DECIMAL NOT NULL,
    "reading_id" UUID NOT NULL,

    CONSTRAINT "cost_period_pkey" PRIMARY KEY ("book_id","start")
);

-- CreateTable
CREATE TABLE "cost_member" (
    "book_id" INTEGER NOT NULL,
    "customer_id" TEXT,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "owner" TEXT,

    CONSTRAINT "cost_member_pkey" PRIMARY KEY ("book_id","position","name")
);

-- CreateTable
CREATE TABLE "cost_fact" (
    "book_id" INTEGER NOT NULL,
    "customer_id" TEXT,
    "start" DATE NOT NULL,
    "member" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "amount" DECIMAL NOT NULL,

    CONSTRAINT "cost_fact_pkey" PRIMARY KEY ("book_id","start","member","part")
);

-- CreateTable
CREATE TABLE "cost_statement" (
    "id" BIGSERIAL NOT NULL,
    "customer_id" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "total" DECIMAL NOT NULL,
    "currency" TEXT NOT NULL,
    "cloud" TEXT,
    "invoice_id" TEXT,
    "generated_at" TIMESTAMPTZ(3),
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cost_statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cost_rollup" (
    "split" TEXT NOT NULL,
    "start" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "member" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "amount" DECIMAL NOT NULL,

    CONSTRAINT "cost_rollup_pkey" PRIMARY KEY ("split","start","currency","member")
);

-- CreateTable
CREATE TABLE "cost_rollup_period" (
    "split" TEXT NOT NULL,
    "start" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "end" DATE NOT NULL,
    "total" DECIMAL,
    "difference" DECIMAL NOT NULL,
    "customers" INTEGER NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,
    "data_through" TIMESTAMPTZ(3),

    CONSTRAINT "cost_rollup_period_pkey" PRIMARY KEY ("split","start","currency")
);

-- CreateTable
CREATE TABLE "cost_rollup_due" (
    "id" BIGSERIAL NOT NULL,
    "split" TEXT NOT NULL,
    "start" DATE NOT NULL,

    CONSTRAINT "cost_rollup_due_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cost_dimension" (
    "name" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cost_dimension_pkey" PRIMARY KEY ("kind","name")
);

-- CreateIndex
CREATE INDEX "cost_reading_fetched_at_idx" ON "cost_reading"("fetched_at");

-- CreateIndex
CREATE INDEX "cost_period_reading_id_idx" ON "cost_period"("reading_id");

-- CreateIndex
CREATE INDEX "cost_book_reading_id_idx" ON "cost_book"("reading_id");

-- CreateIndex
CREATE INDEX "cost_statement_customer_id_month_idx" ON "cost_statement"("customer_id", "month");

-- CreateIndex
CREATE INDEX "cost_statement_month_idx" ON "cost_statement"("month");

-- The partner's own books have no customer, and there is one of each.
CREATE UNIQUE INDEX "cost_book_of" ON "cost_book" ("customer_id", "interval", "split") NULLS NOT DISTINCT;
CREATE INDEX "cost_statement_open" ON "cost_statement" ("month") WHERE "status" <> 'final';

ALTER TABLE "cost_reading" ADD CHECK ("interval" IN ('monthly', 'weekly', 'daily'));
ALTER TABLE "cost_book" ADD CHECK ("interval" IN ('monthly', 'weekly', 'daily'));
ALTER TABLE "cost_period" ADD CHECK ("start" < "end");
ALTER TABLE "cost_member" ADD CHECK ("position" IN (0, 1)), ADD CHECK ("owner" ~ '^[0-9]{12}$');
ALTER TABLE "cost_statement" ADD CHECK ("month" ~ '^[0-9]{4}-[0-9]{2}$'), ADD CHECK ("status" IN ('final', 'estimated'));
ALTER TABLE "cost_dimension" ADD CHECK ("kind" IN ('dimension', 'measure'));

-- What the histories by service hold comes to be facts. Of their answers no hash was kept.
ALTER TABLE "cost_history" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "partner_cost_history" NO FORCE ROW LEVEL SECURITY;
CREATE TABLE kept_history AS
  SELECT md5(coalesce(customer_id, 'partner') || fetched_at)::uuid AS id, customer_id, body, data_through, fetched_at FROM (
    SELECT customer_id, body, data_through, fetched_at FROM "cost_history"
    UNION ALL SELECT NULL, body, data_through, fetched_at FROM "partner_cost_history"
  ) kept;
INSERT INTO "cost_reading" ("id", "customer_id", "interval", "dimensions", "asked", "currency", "data_through", "first_fetched_at", "fetched_at")
  SELECT id, customer_id, 'monthly', '{time,AWS-Service-Category}',
    'GET /olap_reports/cost/history?dimensions[]=time&dimensions[]=AWS-Service-Category&measures[]=cost&interval=monthly'
      || coalesce('&client_api_id=' || customer_id, ''),
    coalesce(body ->> 'currency', 'USD'), data_through, fetched_at, fetched_at
  FROM kept_history;
INSERT INTO "cost_book" ("customer_id", "interval", "split", "reading_id")
  SELECT customer_id, 'monthly', 'service', id FROM kept_history ORDER BY customer_id;
INSERT INTO "cost_fact" ("book_id", "customer_id", "start", "member", "part", "amount")
  SELECT b.id, k.customer_id, (m.month || '-01')::date, s.series ->> 'name', '', sum((s.series -> 'amounts' ->> (m.place - 1)::int)::numeric)
  FROM kept_history k JOIN "cost_book" b ON b.reading_id = k.id
    CROSS JOIN jsonb_array_elements(k.body -> 'series') AS s (series)
    CROSS JOIN jsonb_array_elements_text(k.body -> 'months') WITH ORDINALITY AS m (month, place)
  WHERE s.series -> 'amounts' ->> (m.place - 1)::int IS NOT NULL
  GROUP BY 1, 2, 3, 4;
INSERT INTO "cost_member" ("book_id", "customer_id", "position", "name", "label")
  SELECT b.id, k.customer_id, 0, s.series ->> 'name', max(s.series ->> 'label')
  FROM kept_history k JOIN "cost_book" b ON b.reading_id = k.id CROSS JOIN jsonb_array_elements(k.body -> 'series') AS s (series)
  GROUP BY 1, 2, 4;
INSERT INTO "cost_period" ("book_id", "customer_id", "start", "end", "total", "difference", "reading_id")
  SELECT b.id, k.customer_id, (m.month || '-01')::date, (m.month || '-01')::date + interval '1 month',
    (k.body -> 'totals' ->> (m.place - 1)::int)::numeric,
    coalesce((k.body -> 'totals' ->> (m.place - 1)::int)::numeric, 0) - coalesce(f.summed, 0), k.id
  FROM kept_history k JOIN "cost_book" b ON b.reading_id = k.id
    CROSS JOIN jsonb_array_elements_text(k.body -> 'months') WITH ORDINALITY AS m (month, place)
    LEFT JOIN LATERAL (
      SELECT sum(amount) AS summed FROM "cost_fact" WHERE book_id = b.id AND start = (m.month || '-01')::date
    ) f ON true;
INSERT INTO "cost_rollup_due" ("split", "start") SELECT DISTINCT 'service', "start" FROM "cost_period" WHERE "customer_id" IS NOT NULL;
DROP TABLE "cost_history";
DROP TABLE "partner_cost_history";
DROP TABLE kept_history;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'cost_reading', 'cost_book', 'cost_period', 'cost_member', 'cost_fact', 'cost_statement', 'cost_rollup',
    'cost_rollup_period', 'cost_rollup_due', 'cost_dimension'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY staff_all ON %I TO headwater_staff USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO headwater_staff', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['cost_reading', 'cost_book', 'cost_period', 'cost_member', 'cost_fact', 'cost_statement'] LOOP
    EXECUTE format('CREATE POLICY own_costs ON %I FOR SELECT TO headwater_customer USING ("customer_id" = current_customer())', name);
    EXECUTE format('GRANT SELECT ON %I TO headwater_customer', name);
  END LOOP;
END $$;
GRANT USAGE ON SEQUENCE "cost_book_id_seq", "cost_statement_id_seq", "cost_rollup_due_id_seq" TO headwater_staff;

-- What nobody waits for comes after what somebody does, and comes to the front when somebody does.
DROP FUNCTION enqueue_job(text, json, text, text);
CREATE FUNCTION enqueue_job(task text, payload json, queue text, key text, priority integer DEFAULT 0) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM graphile_worker.add_job(task, payload, queue_name => queue, job_key => key, max_attempts => 3, priority => priority);
END $$;
CREATE FUNCTION hasten_job(job text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE graphile_worker._private_jobs SET priority = 0 WHERE key = job AND locked_at IS NULL AND priority > 0;
END $$;
REVOKE ALL ON FUNCTION enqueue_job(text, json, text, text, integer), hasten_job(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enqueue_job(text, json, text, text, integer), hasten_job(text) TO headwater_staff;
