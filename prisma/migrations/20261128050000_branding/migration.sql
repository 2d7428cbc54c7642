-- How the customers' side presents the partner. One row; empty texts where nothing was entered.
CREATE TABLE "branding" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "partner" TEXT NOT NULL DEFAULT '',
    "accent_light" TEXT NOT NULL DEFAULT '',
    "accent_dark" TEXT NOT NULL DEFAULT '',
    "support_name" TEXT NOT NULL DEFAULT '',
    "support_email" TEXT NOT NULL DEFAULT '',
    "support_phone" TEXT NOT NULL DEFAULT '',
    "support_page" TEXT NOT NULL DEFAULT '',
    "note_en" TEXT NOT NULL DEFAULT '',
    "note_fr" TEXT NOT NULL DEFAULT '',
    "logo" BYTEA,
    "logo_hash" TEXT,
    "logo_width" INTEGER,
    "logo_height" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 0,
    "request_id" UUID,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "set_by_name" TEXT,

    CONSTRAINT "branding_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "branding"
  ADD CHECK ("id" = 1),
  -- They are written into a style sheet.
  ADD CHECK ("accent_light" ~ '^(#[0-9a-f]{6})?$' AND "accent_dark" ~ '^(#[0-9a-f]{6})?$'),
  ADD CHECK (num_nulls("logo", "logo_hash", "logo_width", "logo_height") IN (0, 4));
INSERT INTO "branding" ("set_at") VALUES ('2026-11-28T00:00:00Z');

ALTER TABLE "branding" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "branding" FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_all ON "branding" TO headwater_staff USING (true) WITH CHECK (true);
CREATE POLICY all_branding ON "branding" FOR SELECT TO headwater_customer USING (true);
GRANT SELECT, UPDATE ON "branding" TO headwater_staff;
-- Who of the partner set it is not for customers.
GRANT SELECT ("id", "partner", "accent_light", "accent_dark", "support_name", "support_email", "support_phone",
  "support_page", "note_en", "note_fr", "logo", "logo_hash", "logo_width", "logo_height") ON "branding" TO headwater_customer;
