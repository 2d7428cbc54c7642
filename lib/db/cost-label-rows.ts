import "server-only";
import type { Db } from "@/lib/db/client";
import { ofBook } from "@/lib/db/cost-subject";
import type { CustomerId } from "@/lib/domain/values/customer-id";

/** What a customer's reports last called a service in words; null: they do not know it. */
export async function findServiceLabel(db: Db, customer: CustomerId, service: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ label: string }[]>`
    SELECT label FROM cost_member WHERE name = ${service} AND position = 0
      AND book_id = (SELECT id FROM cost_book WHERE ${ofBook({ customer, interval: "monthly", split: "service" })})`;
  return row?.label ?? null;
}
