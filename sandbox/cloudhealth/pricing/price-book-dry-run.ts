import type { Context, Hono } from "hono";
import type { Sandbox, SandboxEnv } from "../../sandbox";
import { failure, invalid, notFound } from "../answers";
import { billingOwnerFrom } from "../billing/billing-owner";
import { integerFrom, isAbsent, readWrite, type WriteBody } from "../write-body";

const MOST_PER_HOUR = 4000;
const HOUR_MS = 3_600_000;
const FLAGS: Record<string, boolean> = { true: true, false: false };

type DryRun = { priceBookId: number; customerId: number; uploads: boolean };

function flagFrom(value: unknown): boolean | null {
  if (isAbsent(value)) return false;
  return typeof value === "boolean" || typeof value === "string" ? (FLAGS[String(value)] ?? null) : null;
}

/** An account given as "" stands for all of them, as leaving it out did in 2018. */
function readDryRun(body: WriteBody): DryRun | string[] {
  const errors: string[] = [];
  const target = isAbsent(body.target_client_api_id) ? body.customer_id : body.target_client_api_id;
  const [priceBookId, customerId] = [integerFrom(body.price_book_id), integerFrom(target)];
  const uploads = flagFrom(body.upload_to_s3);
  const owner = body.billing_account_owner_id;
  if (priceBookId === null) errors.push("Price book must be a whole number");
  if (customerId === null) errors.push("Target client api must be a whole number");
  if (typeof body.month !== "string" || !/^\d{4}-(0[1-9]|1[0-2])$/.test(body.month)) {
    errors.push("Month must be written as YYYY-MM");
  }
  if (owner !== "" && billingOwnerFrom(owner) === null) {
    errors.push("Billing account owner must be ALL or an account number");
  }
  if (uploads === null) errors.push("Upload to S3 must be true or false");
  if (priceBookId === null || customerId === null || uploads === null || errors.length > 0) return errors;
  return { priceBookId, customerId, uploads };
}

function messageFor(uploads: boolean, count: number): string {
  const where = uploads
    ? "results will be uploaded to your Bill Generation S3 Bucket in a few minutes"
    : "you will receive an email with your results in a few minutes";
  return `Dry run request processing, ${where}. Current rate limit job count equals ${count} out of ${MOST_PER_HOUR} per hour`;
}

/** Results go by mail or into a bucket and are never in the API, so nothing but the count is kept. */
export function servePriceBookDryRun(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  let startedMs: number[] = [];
  sandbox.onReset.push(() => {
    startedMs = [];
  });
  const dryRun = async (c: Context): Promise<Response> => {
    const body = await readWrite(c);
    if (body instanceof Response) return body;
    const read = readDryRun(body);
    if (Array.isArray(read)) return invalid(c, read);
    if (sandbox.store.get("priceBooks", read.priceBookId) === undefined) return notFound(c);
    if (sandbox.store.get("customers", read.customerId) === undefined) {
      return invalid(c, ["Target client api is not a customer of this partner"]);
    }
    const now = Date.now();
    startedMs = startedMs.filter((moment) => moment > now - HOUR_MS);
    if (startedMs.length >= MOST_PER_HOUR) return failure(c, 429, "Too many dry runs in this hour");
    startedMs.push(now);
    return c.json({ message: messageFor(read.uploads, startedMs.length) });
  };
  app.put("/v1/price_books/dry_run", dryRun);
}
