-- A row of a report is its figures and the item they are of; the texts that rows share stand once, in the item.
CREATE TABLE "usage_item" (
    "part_id" UUID NOT NULL,
    "id" INTEGER NOT NULL,
    "customer_id" TEXT,
    "realm" TEXT NOT NULL,
    "org_name" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "app_id" TEXT NOT NULL,
    "app_name" TEXT NOT NULL,
    "app_hrn" TEXT NOT NULL,
    "feature_id" TEXT NOT NULL,
    "subscription_id" TEXT NOT NULL,
    "resource_hrn" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "project_hrn" TEXT NOT NULL,
    "billing_tag" TEXT NOT NULL,
    "charge_number" TEXT NOT NULL,
    "extra" JSONB,
    "formulas" INTEGER NOT NULL,
    "rows" INTEGER NOT NULL,
    "billable" DECIMAL,
    "usage" DECIMAL,
    "first_at" TIMESTAMPTZ(3),
    "last_at" TIMESTAMPTZ(3),
    "least_billable" DECIMAL,
    "most_billable" DECIMAL,
    "least_usage" DECIMAL,
    "most_usage" DECIMAL
) PARTITION BY LIST ("part_id");

CREATE TABLE "usage_row" (
    "part_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "item" INTEGER NOT NULL,
    "customer_id" TEXT,
    "at" TIMESTAMPTZ(3),
    "billable" DECIMAL,
    "usage" DECIMAL
) PARTITION BY LIST ("part_id");

CREATE TABLE "usage_retention" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "months" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "set_by_name" TEXT,

    CONSTRAINT "usage_retention_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "usage_retention" ADD CHECK ("id" = 1), ADD CHECK ("months" BETWEEN 1 AND 120);
INSERT INTO "usage_retention" ("months", "set_at") VALUES (25, '2026-11-26T00:00:00Z');

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['usage_item', 'usage_row', 'usage_retention'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY staff_all ON %I TO headwater_staff USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;

-- Rows come and go by the part, through the functions below; a part's own tables are nobody's to read.
GRANT SELECT ON "usage_item", "usage_row" TO headwater_staff, headwater_customer;
GRANT SELECT, UPDATE ON "usage_retention" TO headwater_staff;
GRANT SELECT ON "usage_retention" TO headwater_customer;
CREATE POLICY own_usage_items ON "usage_item" FOR SELECT TO headwater_customer USING ("customer_id" = current_customer());
CREATE POLICY own_usage_rows ON "usage_row" FOR SELECT TO headwater_customer USING ("customer_id" = current_customer());
-- How long reports are kept is no tenant's secret.
CREATE POLICY all_usage_retention ON "usage_retention" FOR SELECT TO headwater_customer USING (true);

-- Two tables that stand alone while they are filled: COPY takes no table with policies, and none with indexes as fast.
CREATE FUNCTION begin_usage_part(part uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  mark text := replace(part::text, '-', '');
BEGIN
  PERFORM public.drop_usage_part(part);
  EXECUTE format('CREATE TABLE public.%I (LIKE public.usage_row)', 'usage_row_' || mark);
  EXECUTE format('ALTER TABLE public.%I ALTER COLUMN part_id SET DEFAULT %L, ADD CHECK (part_id = %L)', 'usage_row_' || mark, part, part);
  EXECUTE format('CREATE TABLE public.%I (LIKE public.usage_item)', 'usage_text_' || mark);
  EXECUTE format('ALTER TABLE public.%I ALTER COLUMN part_id SET DEFAULT %L, ALTER COLUMN rows SET DEFAULT 0', 'usage_text_' || mark, part);
  EXECUTE format('GRANT INSERT ON public.%I, public.%I TO headwater_staff', 'usage_row_' || mark, 'usage_text_' || mark);
END $$;

-- Adds up the items, makes the indexes and hangs both tables under their parents, whose policies hold from then on.
CREATE FUNCTION finish_usage_part(part uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  SET work_mem = '64MB' SET maintenance_work_mem = '128MB'
AS $$
DECLARE
  mark text := replace(part::text, '-', '');
  row_table text := 'usage_row_' || mark;
  item_table text := 'usage_item_' || mark;
  text_table text := 'usage_text_' || mark;
BEGIN
  EXECUTE format('REVOKE INSERT ON public.%I FROM headwater_staff', row_table);
  EXECUTE format('CREATE TABLE public.%I (LIKE public.usage_item)', item_table);
  EXECUTE format('ALTER TABLE public.%I ADD CHECK (part_id = %L)', item_table, part);
  EXECUTE format('INSERT INTO public.%I
    SELECT t.part_id, t.id, t.customer_id, t.realm, t.org_name, t.category, t.app_id, t.app_name, t.app_hrn, t.feature_id,
      t.subscription_id, t.resource_hrn, t.name, t.unit, t.project_hrn, t.billing_tag, t.charge_number, t.extra, t.formulas,
      s.rows, s.billable, s.usage, s.first_at, s.last_at, s.least_billable, s.most_billable, s.least_usage, s.most_usage
    FROM public.%I t
    JOIN (SELECT item, count(*)::int AS rows, sum(billable) AS billable, sum(usage) AS usage, min(at) AS first_at,
        max(at) AS last_at, min(billable) AS least_billable, max(billable) AS most_billable, min(usage) AS least_usage,
        max(usage) AS most_usage
      FROM public.%I GROUP BY item) s ON s.item = t.id
    ORDER BY t.id', item_table, text_table, row_table);
  EXECUTE format('DROP TABLE public.%I', text_table);
  EXECUTE format('CREATE UNIQUE INDEX ON public.%I (id)', item_table);
  EXECUTE format('CREATE UNIQUE INDEX ON public.%I (item, line)', row_table);
  EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', item_table);
  EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', row_table);
  EXECUTE format('ANALYZE public.%I, public.%I', item_table, row_table);
  EXECUTE format('ALTER TABLE public.usage_item ATTACH PARTITION public.%I FOR VALUES IN (%L)', item_table, part);
  EXECUTE format('ALTER TABLE public.usage_row ATTACH PARTITION public.%I FOR VALUES IN (%L)', row_table, part);
END $$;

CREATE FUNCTION drop_usage_part(part uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = 'warning'
AS $$
DECLARE
  mark text := replace(part::text, '-', '');
BEGIN
  EXECUTE format('DROP TABLE IF EXISTS public.%I, public.%I, public.%I', 'usage_row_' || mark, 'usage_item_' || mark, 'usage_text_' || mark);
END $$;

REVOKE ALL ON FUNCTION begin_usage_part(uuid), finish_usage_part(uuid), drop_usage_part(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION begin_usage_part(uuid), finish_usage_part(uuid), drop_usage_part(uuid) TO headwater_staff;
