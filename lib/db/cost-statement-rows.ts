import "server-only";
import type { Db } from "@/lib/db/client";
import { monthStatements } from "@/lib/db/cost-chart-sql";
import type { CostSubject } from "@/lib/domain/costs/cost-question";
import type { CostStatement, MonthStatements } from "@/lib/domain/costs/cost-statement";
import { type Month, month } from "@/lib/domain/values/month";

/** Puts a month's statements as they were read: what CloudHealth no longer lists goes. In a transaction. */
export async function putStatements(
  db: Db,
  of: Month,
  { statements, at }: { readonly statements: readonly CostStatement[]; readonly at: Date },
): Promise<void> {
  await db.costStatement.deleteMany({ where: { month: of } });
  await db.costStatement.createMany({
    data: statements.map((one) => ({
      customerId: one.customer,
      month: of,
      status: one.isFinal ? "final" : "estimated",
      total: one.total,
      currency: one.currency,
      cloud: one.cloud,
      invoiceId: one.invoice,
      generatedAt: one.generatedAt === null ? null : new Date(one.generatedAt),
      fetchedAt: at,
    })),
  });
}

/** How the statements of each month stand: one customer's, or those of all customers together. */
export async function mapMonthStatements(
  db: Db,
  subject: CostSubject,
  months: readonly Month[],
): Promise<ReadonlyMap<Month, MonthStatements>> {
  const rows = await db.$queryRaw<{ month: string; state: MonthStatements }[]>`
    SELECT month, ${monthStatements(subject)} AS state FROM unnest(${[...months]}::text[]) AS m (month)`;
  return new Map(rows.map((row) => [month(row.month), row.state]));
}
