-- Whether an operation was tried again is asked for every one of a batch: without it, rows times rows while the
-- statistics do not know the batch yet.
CREATE INDEX "operation_retry_of_idx" ON "operation" ("retry_of") WHERE "retry_of" IS NOT NULL;
