-- Two workers that begin at the same moment must not both find that no run is under way.
-- The owner sees rows only while it is not held to the policies itself.
ALTER TABLE "sync_run" NO FORCE ROW LEVEL SECURITY;
UPDATE "sync_run" r SET "state" = 'failed', "trouble" = 'unreachable', "ended_at" = now()
  WHERE "state" = 'running' AND EXISTS (
    SELECT FROM "sync_run" n
    WHERE n."upstream" = r."upstream" AND n."state" = 'running' AND (n."started_at", n."id") > (r."started_at", r."id")
  );
ALTER TABLE "sync_run" FORCE ROW LEVEL SECURITY;
CREATE UNIQUE INDEX "sync_run_one_running" ON "sync_run" ("upstream") WHERE "state" = 'running';
