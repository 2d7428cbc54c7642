import "server-only";
import { auditOwn } from "@/lib/auth/audit-own";
import { presentedSession } from "@/lib/auth/current-scope";
import { type OwnScope, toOwnPerson } from "@/lib/auth/own-account";
import { inPeopleTransaction, peopleDb } from "@/lib/db/client";
import { findCustomer, listCustomersOf } from "@/lib/db/customer-rows";
import { setSessionCustomer } from "@/lib/db/session-rows";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import type { ShownCustomer } from "@/lib/domain/access/shown-customer-input";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { ok, type Result, refuse } from "@/lib/domain/values/result";

type Shown = Result<{ customer: CustomerId }, { readonly code: "customer-gone" }>;

/** From the next request on this session is the customer's: it reads what its people read, as the same database role. */
export async function showCustomer(scope: StaffScope, { customer }: ShownCustomer): Promise<Shown> {
  const sidHash = (await presentedSession()) ?? "";
  return inPeopleTransaction(async (db) => {
    if (!(await findCustomer(db, customer))) return refuse({ code: "customer-gone" });
    await setSessionCustomer(db, sidHash, customer);
    await auditOwn(db, { person: { ...toOwnPerson(scope), customerId: customer }, verb: "customer:shown" });
    return ok({ customer });
  });
}

/** Staff are staff again. */
export async function leaveCustomer(scope: OwnScope): Promise<Result<{ customer: CustomerId | null }, never>> {
  if (scope.kind === "staff" || scope.seenBy === null) return ok({ customer: null });
  const sidHash = (await presentedSession()) ?? "";
  return inPeopleTransaction(async (db) => {
    await setSessionCustomer(db, sidHash, null);
    await auditOwn(db, { person: toOwnPerson(scope), verb: "customer:left" });
    return ok({ customer: scope.customerId });
  });
}

/** Among a person's own customers. */
export async function switchCustomer(scope: OwnScope, { customer }: ShownCustomer): Promise<Shown> {
  if (scope.kind === "staff" || !scope.customers.includes(customer)) return refuse({ code: "customer-gone" });
  await setSessionCustomer(peopleDb(), (await presentedSession()) ?? "", customer);
  return ok({ customer });
}

export interface OwnCustomer {
  readonly id: CustomerId;
  readonly name: string;
}

/** By name. The customer's database role sees one at a time, so that the names of all are asked here. */
export async function listOwnCustomers({ customers }: ViewerScope): Promise<OwnCustomer[]> {
  const named = new Map(
    (await listCustomersOf(peopleDb(), customers)).map(({ customer }) => [customer.id, customer.name]),
  );
  return customers
    .map((id) => ({ id, name: named.get(id) ?? id }))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}
