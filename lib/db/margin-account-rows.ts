import "server-only";
import type { Db } from "@/lib/db/client";
import { marginFacts } from "@/lib/db/margin-fact-sql";
import type { MarginAccount } from "@/lib/domain/margin/margin-account";
import { ACCOUNT_CLASSES } from "@/lib/domain/margin/margin-facts";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { decimal } from "@/lib/domain/values/decimal-text";
import type { Month } from "@/lib/domain/values/month";

/** A page of the accounts that a customer's month is made of, or the last: those on one side only first, then the dearest. */
export async function listMarginAccounts(
  db: Db,
  of: Month,
  { customer, page, per }: { readonly customer: CustomerId; readonly page: number; readonly per: number },
): Promise<{ readonly accounts: readonly MarginAccount[]; readonly total: number }> {
  const rows = await db.$queryRaw<
    {
      owner: string;
      name: string | null;
      class: string;
      partner: string | null;
      customer: string | null;
      total: number;
    }[]
  >`
    WITH ${marginFacts(of, customer)}
    SELECT c.owner, a.name, c.class, trim_scale(c.partner)::text AS partner, trim_scale(c.customer)::text AS customer,
      (count(*) OVER ())::int AS total
    FROM classed c LEFT JOIN aws_account a ON a.owner = c.owner
    ORDER BY c.class = 'both', abs(coalesce(c.partner, c.customer)) DESC NULLS LAST, c.owner
    LIMIT ${per}::int
    OFFSET (SELECT least(${page}::int - 1, greatest(count(*) - 1, 0) / ${per}::int) * ${per}::int FROM classed)`;
  return {
    total: rows[0]?.total ?? 0,
    accounts: rows.map((row) => ({
      owner: awsAccountId(row.owner),
      name: row.name ?? row.owner,
      class: ACCOUNT_CLASSES.find((known) => known === row.class) ?? "both",
      partner: row.partner === null ? null : decimal(row.partner),
      customer: row.customer === null ? null : decimal(row.customer),
    })),
  };
}
