-- What a billing block says of an account; absent for what the first version of the assignment API holds.
ALTER TABLE "assignment" ADD COLUMN     "block_type" TEXT,
ADD COLUMN     "block_name" TEXT,
ADD COLUMN     "block_family" TEXT,
ADD COLUMN     "block_errors" TEXT[] DEFAULT ARRAY[]::TEXT[];

ALTER TABLE "assignment"
  ADD CHECK ("block_type" IN ('family', 'consolidated', 'standalone')),
  ADD CHECK ("block_family" ~ '^[0-9]{12}$'),
  ADD CHECK ("managed_by" = 'v2' OR ("block_type" IS NULL AND "block_name" IS NULL AND "block_family" IS NULL AND "block_errors" = '{}'));

CREATE INDEX "assignment_block_name" ON "assignment" ("block_name") WHERE "block_name" IS NOT NULL;

-- Keys that an operation writes besides its own: a billing block takes in many accounts with one call.
ALTER TABLE "operation" ADD COLUMN     "covers" TEXT[] DEFAULT ARRAY[]::TEXT[];

CREATE INDEX "operation_open_covering" ON "operation" ("upstream")
  WHERE "covers" <> '{}' AND "state" NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED');

-- Two open operations never write one thing: by the key of each a unique index sees to it, by what one covers this does.
-- Who covers nothing goes side by side; who covers much goes alone, so that neither can miss the other.
CREATE FUNCTION refuse_overlap() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  IF NEW.covers = '{}' THEN
    PERFORM pg_advisory_xact_lock_shared(hashtext('operation-covers'));
  ELSE
    PERFORM pg_advisory_xact_lock(hashtext('operation-covers'));
  END IF;
  IF EXISTS (
    SELECT FROM operation
    WHERE upstream = NEW.upstream AND covers <> '{}' AND state NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED')
      AND (NEW.resource_key = ANY (covers) OR covers && NEW.covers)
  ) OR (NEW.covers <> '{}' AND EXISTS (
    SELECT FROM operation
    WHERE upstream = NEW.upstream AND resource_key = ANY (NEW.covers) AND state NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED')
  )) THEN
    RAISE EXCEPTION 'another open operation writes what this one covers' USING ERRCODE = 'unique_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER operation_overlap BEFORE INSERT ON "operation" FOR EACH ROW EXECUTE FUNCTION refuse_overlap();
