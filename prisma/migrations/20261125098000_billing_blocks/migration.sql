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
  IF EXISTS (SELECT FROM added WHERE covers <> '{}') THEN
    PERFORM pg_advisory_xact_lock(hashtext('operation-covers'));
  ELSE
    PERFORM pg_advisory_xact_lock_shared(hashtext('operation-covers'));
  END IF;
  IF EXISTS (
    SELECT FROM operation o JOIN added a ON a.upstream = o.upstream AND a.id <> o.id
    WHERE o.covers <> '{}' AND o.state NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED')
      AND (a.resource_key = ANY (o.covers) OR o.covers && a.covers)
  ) OR EXISTS (
    SELECT FROM (SELECT id, upstream, unnest(covers) AS key FROM added) a
    JOIN operation o ON o.upstream = a.upstream AND o.resource_key = a.key AND o.id <> a.id
    WHERE o.state NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED')
  ) THEN
    RAISE EXCEPTION 'another open operation writes what this one covers' USING ERRCODE = 'unique_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER operation_overlap AFTER INSERT ON "operation" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_overlap();
