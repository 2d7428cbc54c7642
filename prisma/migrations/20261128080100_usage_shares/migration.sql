-- What a customer knows of a report over several: its own rows of it, and nothing of who asked or of whom else.
CREATE TABLE "usage_report_share" (
    "report_id" UUID NOT NULL,
    "customer_id" TEXT NOT NULL,
    "realm" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "parts" UUID[],
    "columns" TEXT[],
    "rows" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "usage_report_share_pkey" PRIMARY KEY ("report_id","customer_id")
);

-- CreateIndex
CREATE INDEX "usage_report_share_customer_id_created_at_idx" ON "usage_report_share"("customer_id", "created_at");

-- AddForeignKey
ALTER TABLE "usage_report_share" ADD CONSTRAINT "usage_report_share_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "usage_report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- For each customer that has rows in a finished report over several. A filter's text is in their own rows, where it let
-- them through; of a list of subscriptions only their own are told.
CREATE FUNCTION share_usage_report(report uuid) RETURNS void
  LANGUAGE sql SET search_path = pg_catalog, pg_temp
AS $$
  INSERT INTO public.usage_report_share (report_id, customer_id, realm, request, parts, columns, rows, created_at, kept_at)
  SELECT r.id, i.customer_id, i.realm,
    r.request || jsonb_build_object('subAccounts', jsonb_build_array(i.realm), 'billingSubscriptionIds',
      (SELECT coalesce(jsonb_agg(s.id), '[]') FROM jsonb_array_elements_text(r.request->'billingSubscriptionIds') s(id)
        WHERE s.id = ANY(i.subscriptions))),
    p.parts, p.columns, i.rows, r.created_at, p.kept_at
  FROM public.usage_report r
  CROSS JOIN LATERAL (
    SELECT array_agg(k.id ORDER BY k.from_time) AS parts, max(k.kept_at) AS kept_at,
      string_to_array(max(array_to_string(k.columns, E'\n')), E'\n') AS columns
    FROM public.usage_report_part k WHERE k.report_id = r.id AND k.state = 'ready' AND k.columns <> '{}') p
  CROSS JOIN LATERAL (
    SELECT t.customer_id, min(t.realm) AS realm, sum(t.rows)::int AS rows, array_agg(DISTINCT t.subscription_id) AS subscriptions
    FROM public.usage_item t WHERE t.part_id = ANY(p.parts) AND t.customer_id IS NOT NULL GROUP BY t.customer_id) i
  WHERE r.id = report AND r.customer_id IS NULL AND r.request->'subAccounts' <> '[]'
  ON CONFLICT DO NOTHING
$$;
REVOKE ALL ON FUNCTION share_usage_report(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION share_usage_report(uuid) TO headwater_staff;

-- The owner sees rows only while it is not held to the policies itself.
ALTER TABLE "usage_report" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "usage_report_part" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "usage_item" NO FORCE ROW LEVEL SECURITY;

SELECT share_usage_report(r."id") FROM "usage_report" r WHERE NOT EXISTS (
  SELECT FROM "usage_report_part" p WHERE p."report_id" = r."id" AND p."state" NOT IN ('ready', 'split')
);

ALTER TABLE "usage_item" FORCE ROW LEVEL SECURITY;
ALTER TABLE "usage_report_part" FORCE ROW LEVEL SECURITY;
ALTER TABLE "usage_report" FORCE ROW LEVEL SECURITY;

ALTER TABLE "usage_report_share" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "usage_report_share" FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_all ON "usage_report_share" TO headwater_staff USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON "usage_report_share" TO headwater_staff;
CREATE POLICY own_report_shares ON "usage_report_share" FOR SELECT TO headwater_customer USING ("customer_id" = current_customer());
GRANT SELECT ON "usage_report_share" TO headwater_customer;
