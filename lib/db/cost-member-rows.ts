import "server-only";
import type { Db } from "@/lib/db/client";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";

/** Whether accounts cost something lately whose AWS number is not known: reports name them by an id of the customer's tenant. */
export async function hasUnnumberedAccounts(db: Db, customer: CustomerId, since: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ has: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM cost_book b JOIN cost_member m ON m.book_id = b.id AND m.position = 0 AND m.owner IS NULL
        JOIN cost_fact f ON f.book_id = b.id AND f.member = m.name AND f.start >= ${since}::text::date
      WHERE b.customer_id = ${customer} AND b.split = 'account') AS has`;
  return row?.has ?? false;
}

export async function putAccountNumbers(
  db: Db,
  customer: CustomerId,
  accounts: readonly { readonly id: string; readonly owner: AwsAccountId }[],
): Promise<void> {
  await db.$executeRaw`
    UPDATE cost_member m SET owner = a.owner
    FROM cost_book b, unnest(${accounts.map(({ id }) => id)}::text[], ${accounts.map(({ owner }) => owner)}::text[]) AS a (name, owner)
    WHERE b.customer_id = ${customer} AND m.book_id = b.id AND m.name = a.name AND m.owner IS DISTINCT FROM a.owner
      AND m.position = CASE b.split WHEN 'account' THEN 0 WHEN 'service-account' THEN 1 END`;
}
