import "server-only";
import type { Db } from "@/lib/db/client";
import { matchesCustomer } from "@/lib/db/customer-list-rows";
import { Prisma } from "@/lib/db/generated/client";
import { escapeLike } from "@/lib/db/like-pattern";
import { toSearchText } from "@/lib/domain/values/search-text";

/** What a search finds, as lists of keys: PostgreSQL reads a page far faster through them than through a join. */
export interface AccountMatches {
  readonly text: string;
  readonly customers: readonly string[];
  /** Accounts the customers found hold, by the counts kept of them. */
  readonly held: number;
  /** Accounts found by their own name or number; null when they are too many to be handed over one by one. */
  readonly owners: readonly string[] | null;
}

const MOST_OWNERS = 5_000;

export async function findAccountMatches(db: Db, text: string): Promise<AccountMatches> {
  const [row] = await db.$queryRaw<{ customers: string[]; held: number; owners: string[] }[]>`
    SELECT coalesce(array_agg(id), '{}') AS customers, coalesce(sum(listed_count), 0)::int AS held,
      ARRAY(SELECT a.owner FROM aws_account a WHERE a.removed_at IS NULL AND ${matchesAccount(text)}
        LIMIT ${MOST_OWNERS + 1}) AS owners
    FROM customer WHERE ${matchesCustomer(text)}`;
  const { customers, held, owners } = row ?? { customers: [], held: 0, owners: [] };
  return { text, customers, held, owners: owners.length > MOST_OWNERS ? null : owners };
}

/** By any part of the name or number, blanks and hyphens in a number passed over. */
export function matchesAccount(text: string): Prisma.Sql {
  const byName = Prisma.sql`a.search LIKE ${`%${escapeLike(toSearchText(text))}%`}`;
  const digits = text.replace(/[\s-]/g, "");
  return /^\d{2,12}$/.test(digits) ? Prisma.sql`(${byName} OR a.owner LIKE ${`%${digits}%`})` : byName;
}

/** Of an account `a`, whoever holds it. */
export function isFound({ owners, text }: AccountMatches): Prisma.Sql {
  return owners === null ? matchesAccount(text) : Prisma.sql`a.owner = ANY (${[...owners]})`;
}

/** Of an assignment `s`, and of its account `a` where that is read at all. */
export function isFoundHeld(found: AccountMatches): Prisma.Sql {
  const { owners, customers } = found;
  const own = owners === null ? matchesAccount(found.text) : Prisma.sql`s.owner = ANY (${[...owners]})`;
  return Prisma.sql`(s.customer_id = ANY (${[...customers]}) OR ${own})`;
}
