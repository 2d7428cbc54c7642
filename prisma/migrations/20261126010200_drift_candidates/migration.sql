-- Of which accounts something was written that can make them differ from what is wanted: no others are compared. Each
-- writer adds lines of its own, so that none waits for another, and they go when a comparison finds the account alike.

-- CreateTable
CREATE TABLE "drift_candidate" (
    "id" BIGSERIAL NOT NULL,
    "owner" TEXT,
    "customer_id" TEXT,

    CONSTRAINT "drift_candidate_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "drift_candidate" ADD CHECK (num_nonnulls("owner", "customer_id") = 1);

-- The owner sees rows only while it is not held to the policies itself.
ALTER TABLE "wanted_assignment" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "assignment" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "drift_candidate" ("owner")
  SELECT "owner" FROM "wanted_assignment" UNION SELECT "owner" FROM "assignment" WHERE "removed_at" IS NULL;
ALTER TABLE "wanted_assignment" FORCE ROW LEVEL SECURITY;
ALTER TABLE "assignment" FORCE ROW LEVEL SECURITY;

ALTER TABLE "drift_candidate" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "drift_candidate" FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_all ON "drift_candidate" TO headwater_staff USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON "drift_candidate" TO headwater_staff;
GRANT USAGE ON SEQUENCE "drift_candidate_id_seq" TO headwater_staff;

CREATE FUNCTION note_written_accounts() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO drift_candidate (owner) SELECT owner FROM written;
  RETURN NULL;
END $$;

CREATE FUNCTION note_written_account() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO drift_candidate (owner) VALUES (CASE TG_OP WHEN 'DELETE' THEN OLD.owner ELSE NEW.owner END);
  RETURN NULL;
END $$;

CREATE FUNCTION note_unbilled_customer() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO drift_candidate (customer_id) VALUES (NEW.id);
  RETURN NULL;
END $$;

CREATE TRIGGER assignment_written AFTER INSERT ON "assignment" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION note_written_accounts();
CREATE TRIGGER assignment_rewritten AFTER UPDATE ON "assignment" FOR EACH ROW
  WHEN (OLD.version IS DISTINCT FROM NEW.version) EXECUTE FUNCTION note_written_account();
CREATE TRIGGER assignment_deleted AFTER DELETE ON "assignment" FOR EACH ROW EXECUTE FUNCTION note_written_account();

CREATE TRIGGER wanted_written AFTER INSERT ON "wanted_assignment" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION note_written_accounts();
CREATE TRIGGER wanted_rewritten AFTER UPDATE ON "wanted_assignment" FOR EACH ROW
  WHEN ((OLD.customer_id, OLD.payer, OLD.managed_by, OLD.accepted)
    IS DISTINCT FROM (NEW.customer_id, NEW.payer, NEW.managed_by, NEW.accepted))
  EXECUTE FUNCTION note_written_account();
CREATE TRIGGER wanted_deleted AFTER DELETE ON "wanted_assignment" FOR EACH ROW EXECUTE FUNCTION note_written_account();

CREATE TRIGGER account_listed_with_doubts AFTER INSERT ON "aws_account" FOR EACH ROW
  WHEN (NOT NEW.is_active OR NEW.type = 'unknown') EXECUTE FUNCTION note_written_account();
CREATE TRIGGER account_rewritten AFTER UPDATE ON "aws_account" FOR EACH ROW
  WHEN ((OLD.is_active, OLD.type = 'unknown', OLD.removed_at IS NULL)
    IS DISTINCT FROM (NEW.is_active, NEW.type = 'unknown', NEW.removed_at IS NULL))
  EXECUTE FUNCTION note_written_account();
CREATE TRIGGER account_deleted AFTER DELETE ON "aws_account" FOR EACH ROW EXECUTE FUNCTION note_written_account();

CREATE TRIGGER customer_read_unbilled AFTER INSERT ON "customer" FOR EACH ROW
  WHEN (NOT NEW.billing_enabled) EXECUTE FUNCTION note_unbilled_customer();
CREATE TRIGGER customer_unbilled AFTER UPDATE ON "customer" FOR EACH ROW
  WHEN (OLD.billing_enabled AND NOT NEW.billing_enabled) EXECUTE FUNCTION note_unbilled_customer();

-- Which customers are managed through billing blocks, without a look at all assignments.
CREATE INDEX "assignment_in_blocks" ON "assignment" ("customer_id") WHERE "managed_by" = 'v2' AND "removed_at" IS NULL;
-- Assignments that one reading has missed: few, or none.
CREATE INDEX "assignment_awaiting" ON "assignment" ("owner") WHERE "missing_runs" > 0 AND "removed_at" IS NULL;
