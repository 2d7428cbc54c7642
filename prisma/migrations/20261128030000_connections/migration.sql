-- A connection as an admin entered it; where "parts" is null it was removed again and the environment's holds.
CREATE TABLE "upstream_connection" (
    "upstream" TEXT NOT NULL,
    "parts" JSONB,
    "keys" TEXT,
    "tails" JSONB,
    "version" INTEGER NOT NULL,
    "request_id" UUID NOT NULL,
    "set_by_id" UUID NOT NULL,
    "set_by_name" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "upstream_connection_pkey" PRIMARY KEY ("upstream")
);

ALTER TABLE "upstream_connection"
  ADD CHECK ("upstream" IN ('cloudhealth', 'cloudmc', 'here')),
  ADD CHECK ("version" > 0),
  ADD CHECK (("parts" IS NULL) = ("keys" IS NULL)),
  ADD CHECK (("parts" IS NULL) = ("tails" IS NULL));

ALTER TABLE "upstream_connection" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "upstream_connection" FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_all ON "upstream_connection" TO headwater_staff USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON "upstream_connection" TO headwater_staff;
