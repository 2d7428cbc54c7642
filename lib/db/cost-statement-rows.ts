import "server-only";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
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
  const of = subject.kind === "customer" ? Prisma.sql`s.customer_id = ${subject.customer} AND` : Prisma.empty;
  const rows = await db.$queryRaw<{ month: string; some: boolean; open: boolean }[]>`
    SELECT month, EXISTS (SELECT FROM cost_statement s WHERE ${of} s.month = m.month) AS some,
      EXISTS (SELECT FROM cost_statement s WHERE ${of} s.month = m.month AND s.status <> 'final') AS open
    FROM unnest(${[...months]}::text[]) AS m (month)`;
  return new Map(rows.map((row) => [month(row.month), row.open ? "open" : row.some ? "final" : "none"]));
}
