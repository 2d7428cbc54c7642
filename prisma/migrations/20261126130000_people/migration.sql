-- Somebody who was invited has no password yet; nobody's password fits them.
ALTER TABLE "app_user" ALTER COLUMN "password_hash" DROP NOT NULL;
ALTER TABLE "app_user"
  ADD COLUMN "search" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;

-- The owner sees rows only while it is not held to the policies itself.
ALTER TABLE "app_user" NO FORCE ROW LEVEL SECURITY;
UPDATE "app_user" SET "search" = lower(regexp_replace(normalize("name" || ' ' || "email", NFD), '[\u0300-\u036f]', '', 'g'));
ALTER TABLE "app_user" FORCE ROW LEVEL SECURITY;

-- CreateTable
CREATE TABLE "password_link" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "replaced_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "password_link_token_hash_key" ON "password_link"("token_hash");

-- CreateIndex
CREATE INDEX "password_link_user_id_idx" ON "password_link"("user_id");

-- AddForeignKey
ALTER TABLE "password_link" ADD CONSTRAINT "password_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "password_link"
  ADD CHECK ("kind" IN ('invitation', 'reset')),
  ADD CHECK ("used_at" IS NULL OR "replaced_at" IS NULL);
-- A person has one link that opens at most.
CREATE UNIQUE INDEX "password_link_one_open" ON "password_link" ("user_id") WHERE "used_at" IS NULL AND "replaced_at" IS NULL;

ALTER TABLE "password_link" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "password_link" FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_all ON "password_link" TO headwater_staff USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON "password_link" TO headwater_staff;
