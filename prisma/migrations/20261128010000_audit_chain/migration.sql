-- CreateTable
CREATE TABLE "audit_link" (
    "place" BIGINT NOT NULL,
    "entry_id" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_link_pkey" PRIMARY KEY ("place")
);

-- CreateTable
CREATE TABLE "audit_root" (
    "day" TEXT NOT NULL,
    "place" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_root_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_link_entry_id_key" ON "audit_link"("entry_id");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_id_idx" ON "audit_entry"("actor_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_verb_id_idx" ON "audit_entry"("verb", "id");

ALTER TABLE "audit_link"
  ADD CHECK ("place" > 0),
  ADD CHECK ("hash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "audit_root"
  ADD CHECK ("day" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  ADD CHECK ("hash" ~ '^[0-9a-f]{64}$');

-- What was done stays done, for the owner of the tables too as long as its triggers stand.
CREATE FUNCTION refuse_change() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION '% is added to and read, nothing else', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['audit_link', 'audit_root'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY staff_all ON %I TO headwater_staff USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO headwater_staff', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['audit_entry', 'audit_link', 'audit_root'] LOOP
    EXECUTE format('CREATE TRIGGER stays_done BEFORE UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;
