import "server-only";
import { listAccountLines } from "@/lib/db/account-list-rows";
import { withScope } from "@/lib/db/client";
import { searchCustomers } from "@/lib/db/customer-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { accountListQuery } from "@/lib/domain/accounts/account-list-query";
import type { AccountLine } from "@/lib/domain/accounts/aws-account";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { demand } from "@/lib/services/access/permit";

const BEST = 6;

export interface Found {
  readonly customers: readonly { readonly id: CustomerId; readonly name: string }[];
  readonly accounts: readonly AccountLine[];
}

/** The best few customers and accounts for what was typed into the palette. */
export async function searchEverything(scope: StaffScope, text: string): Promise<Found> {
  demand(scope, "customers:read");
  if (text.trim() === "") return { customers: [], accounts: [] };
  return withScope(scope, async (db) => {
    const [customers, accounts] = await Promise.all([
      searchCustomers(db, text, BEST),
      listAccountLines(db, accountListQuery({ q: text })),
    ]);
    return { customers, accounts: accounts.slice(0, BEST) };
  });
}
