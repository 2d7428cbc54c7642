-- All texts of an item in small letters, and its bundle: the items that differ only in texts of which there are many.
ALTER TABLE "usage_item" ADD COLUMN "search" TEXT, ADD COLUMN "bundle" INTEGER, ADD COLUMN "bundle_size" INTEGER;

-- What a part was kept with before has no bundles: an item of bundle 0 is never the whole of one.
DO $$
DECLARE
  held regclass;
BEGIN
  FOR held IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'usage_item'::regclass LOOP
    EXECUTE format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', held);
    EXECUTE format('UPDATE %s SET bundle = 0, bundle_size = 0, search = lower(concat_ws(E''\n'', realm, org_name, category, app_id,
      app_name, app_hrn, feature_id, subscription_id, resource_hrn, name, unit, project_hrn, billing_tag, charge_number))', held);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', held);
  END LOOP;
END $$;

ALTER TABLE "usage_item"
  ALTER COLUMN "search" SET NOT NULL,
  ALTER COLUMN "bundle" SET NOT NULL,
  ALTER COLUMN "bundle_size" SET NOT NULL;

-- What the rows of a bundle add up to at each instant, and how many of them have an amount.
CREATE TABLE "usage_sum" (
    "part_id" UUID NOT NULL,
    "bundle" INTEGER NOT NULL,
    "customer_id" TEXT,
    "at" TIMESTAMPTZ(3),
    "rows" INTEGER NOT NULL,
    "billable" DECIMAL,
    "billables" INTEGER NOT NULL,
    "usage" DECIMAL,
    "usages" INTEGER NOT NULL
) PARTITION BY LIST ("part_id");

ALTER TABLE "usage_sum" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "usage_sum" FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_all ON "usage_sum" TO headwater_staff USING (true) WITH CHECK (true);
CREATE POLICY own_usage_sums ON "usage_sum" FOR SELECT TO headwater_customer USING ("customer_id" = current_customer());
GRANT SELECT ON "usage_sum" TO headwater_staff, headwater_customer;

CREATE OR REPLACE FUNCTION begin_usage_part(part uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  mark text := replace(part::text, '-', '');
BEGIN
  PERFORM public.drop_usage_part(part);
  EXECUTE format('CREATE TABLE public.%I (LIKE public.usage_row)', 'usage_row_' || mark);
  EXECUTE format('ALTER TABLE public.%I ALTER COLUMN part_id SET DEFAULT %L, ADD CHECK (part_id = %L)', 'usage_row_' || mark, part, part);
  EXECUTE format('CREATE TABLE public.%I (LIKE public.usage_item)', 'usage_text_' || mark);
  EXECUTE format('ALTER TABLE public.%I ALTER COLUMN part_id SET DEFAULT %L, ALTER COLUMN rows SET DEFAULT 0,
    ALTER COLUMN search SET DEFAULT '''', ALTER COLUMN bundle SET DEFAULT 0, ALTER COLUMN bundle_size SET DEFAULT 0', 'usage_text_' || mark, part);
  EXECUTE format('GRANT INSERT ON public.%I, public.%I TO headwater_staff', 'usage_row_' || mark, 'usage_text_' || mark);
END $$;

-- The columns that bundles are told apart by: figures of two realms or value drivers are never added; of the others those
-- with few texts, unless even they make nearly as many bundles as there are items.
CREATE FUNCTION usage_bundle_columns(text_table text) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  SET default_statistics_target = 10
AS $$
DECLARE
  columns text;
  items bigint;
  bundles bigint;
BEGIN
  EXECUTE format('ANALYZE public.%I', text_table);
  SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_stats
    WHERE schemaname = 'public' AND tablename = text_table AND n_distinct BETWEEN 0 AND 64
      AND attname IN ('org_name', 'category', 'app_id', 'app_name', 'app_hrn', 'feature_id', 'subscription_id', 'resource_hrn',
        'name', 'project_hrn', 'billing_tag', 'charge_number');
  columns := concat_ws(', ', 'realm', 'unit', columns);
  EXECUTE format('SELECT sum(n), count(*) FROM (SELECT count(*) AS n FROM public.%I GROUP BY %s) b', text_table, columns) INTO items, bundles;
  RETURN CASE WHEN bundles * 8 > items THEN 'realm, unit' ELSE columns END;
END $$;

CREATE OR REPLACE FUNCTION finish_usage_part(part uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  SET work_mem = '64MB' SET maintenance_work_mem = '128MB'
AS $$
DECLARE
  mark text := replace(part::text, '-', '');
  row_table text := 'usage_row_' || mark;
  item_table text := 'usage_item_' || mark;
  text_table text := 'usage_text_' || mark;
  sum_table text := 'usage_sum_' || mark;
  bundled text := public.usage_bundle_columns(text_table);
  held text;
BEGIN
  EXECUTE format('REVOKE INSERT ON public.%I FROM headwater_staff', row_table);
  EXECUTE format('CREATE TABLE public.%I (LIKE public.usage_item)', item_table);
  EXECUTE format('CREATE TABLE public.%I (LIKE public.usage_sum)', sum_table);
  -- What is looked for inside a text is no question its most frequent ones could answer.
  EXECUTE format('ALTER TABLE public.%I ADD CHECK (part_id = %L), ALTER COLUMN search SET STATISTICS 0', item_table, part);
  EXECUTE format('ALTER TABLE public.%I ADD CHECK (part_id = %L)', sum_table, part);
  EXECUTE format('INSERT INTO public.%I
    SELECT t.part_id, t.id, t.customer_id, t.realm, t.org_name, t.category, t.app_id, t.app_name, t.app_hrn, t.feature_id,
      t.subscription_id, t.resource_hrn, t.name, t.unit, t.project_hrn, t.billing_tag, t.charge_number, t.extra, t.formulas,
      s.rows, s.billable, s.usage, s.first_at, s.last_at, s.least_billable, s.most_billable, s.least_usage, s.most_usage,
      lower(concat_ws(E''\n'', t.realm, t.org_name, t.category, t.app_id, t.app_name, t.app_hrn, t.feature_id, t.subscription_id,
        t.resource_hrn, t.name, t.unit, t.project_hrn, t.billing_tag, t.charge_number)), b.bundle, b.size
    FROM public.%I t
    JOIN (SELECT %s, min(id) AS bundle, count(*)::int AS size FROM public.%I GROUP BY %s) b USING (%s)
    JOIN (SELECT item, count(*)::int AS rows, sum(billable) AS billable, sum(usage) AS usage, min(at) AS first_at,
        max(at) AS last_at, min(billable) AS least_billable, max(billable) AS most_billable, min(usage) AS least_usage,
        max(usage) AS most_usage
      FROM public.%I GROUP BY item) s ON s.item = t.id
    ORDER BY t.id', item_table, text_table, bundled, text_table, bundled, bundled, row_table);
  EXECUTE format('DROP TABLE public.%I', text_table);
  EXECUTE format('INSERT INTO public.%I
    SELECT %L, i.bundle, min(i.customer_id), r.at, count(*), sum(r.billable), count(r.billable), sum(r.usage), count(r.usage)
    FROM public.%I r JOIN public.%I i ON i.id = r.item GROUP BY i.bundle, r.at', sum_table, part, row_table, item_table);
  EXECUTE format('CREATE UNIQUE INDEX ON public.%I (id)', item_table);
  EXECUTE format('CREATE UNIQUE INDEX ON public.%I (item, line)', row_table);
  EXECUTE format('CREATE INDEX ON public.%I (bundle)', sum_table);
  FOREACH held IN ARRAY ARRAY['usage_item', 'usage_row', 'usage_sum'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', held || '_' || mark);
    EXECUTE format('ANALYZE public.%I', held || '_' || mark);
    EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION public.%I FOR VALUES IN (%L)', held, held || '_' || mark, part);
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION drop_usage_part(part uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = 'warning'
AS $$
DECLARE
  mark text := replace(part::text, '-', '');
BEGIN
  EXECUTE format('DROP TABLE IF EXISTS public.%I, public.%I, public.%I, public.%I',
    'usage_row_' || mark, 'usage_item_' || mark, 'usage_sum_' || mark, 'usage_text_' || mark);
END $$;

REVOKE ALL ON FUNCTION usage_bundle_columns(text) FROM PUBLIC;
