-- Who the person is to the sign-in provider; known from the first time they came through it.
ALTER TABLE "app_user"
  ADD COLUMN "provider_issuer" TEXT,
  ADD COLUMN "provider_subject" TEXT,
  ADD CHECK (("provider_issuer" IS NULL) = ("provider_subject" IS NULL));

-- CreateIndex
CREATE UNIQUE INDEX "app_user_provider_issuer_provider_subject_key" ON "app_user"("provider_issuer", "provider_subject");

-- Whether the sign-in provider asked for a second factor; none for who came with a password.
ALTER TABLE "app_session" ADD COLUMN "provider_factor" BOOLEAN;
