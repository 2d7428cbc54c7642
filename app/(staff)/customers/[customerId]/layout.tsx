import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { CUSTOMERS_PATH } from "@/components/customers/customer-filters";
import { CustomerHeader } from "@/components/customers/customer-header";
import { CustomerHistory } from "@/components/customers/customer-history";
import { GoneCustomer } from "@/components/customers/gone-customer";
import { currentScope } from "@/lib/auth/current-scope";
import { requireStaff } from "@/lib/auth/require-staff";
import type { StaffScope } from "@/lib/domain/access/scope";
import { type CustomerId, parseCustomerId } from "@/lib/domain/values/customer-id";
import { loadCustomer, loadOpenOperations } from "@/lib/services/customers/load-customer";
import { loadCustomerHistory, loadRemovedCustomer } from "@/lib/services/customers/load-customer-history";

type CustomerProps = { params: Promise<{ customerId: string }> };

export async function generateMetadata({ params }: CustomerProps): Promise<Metadata> {
  const id = parseCustomerId((await params).customerId);
  const scope = await currentScope();
  if (id === null || scope?.kind !== "staff") return {};
  const found = await loadCustomer(scope, id);
  const title = found?.customer.name ?? (await loadRemovedCustomer(scope, id))?.facts.name;
  return title ? { title } : {};
}

export default async function CustomerLayout({ params, children }: CustomerProps & { children: ReactNode }) {
  const scope = await requireStaff("customers:read");
  const id = parseCustomerId((await params).customerId);
  if (id === null) notFound();
  const found = await loadCustomer(scope, id);
  if (!found) return <Gone scope={scope} id={id} />;
  return (
    <>
      <CustomerHeader of={found} role={scope.role} operations={await loadOpenOperations(scope, id)} />
      {children}
    </>
  );
}

const NEWEST = { page: 1, per: 100 } as const;

/** Whatever page of a deleted customer is asked for, that it is gone is the answer. */
async function Gone({ scope, id }: { scope: StaffScope; id: CustomerId }) {
  const last = await loadRemovedCustomer(scope, id);
  if (last === null) notFound();
  const history = await loadCustomerHistory(scope, id, NEWEST);
  return (
    <GoneCustomer of={id} last={last}>
      <CustomerHistory history={history} query={NEWEST} params={{}} pathname={`${CUSTOMERS_PATH}/${id}/history`} />
    </GoneCustomer>
  );
}
