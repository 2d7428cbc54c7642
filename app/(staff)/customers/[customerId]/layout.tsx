import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { CustomerHeader } from "@/components/customers/customer-header";
import { currentScope } from "@/lib/auth/current-scope";
import { requireStaff } from "@/lib/auth/require-staff";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { loadCustomer, loadOpenOperations } from "@/lib/services/customers/load-customer";

type CustomerProps = { params: Promise<{ customerId: string }> };

export async function generateMetadata({ params }: CustomerProps): Promise<Metadata> {
  const id = parseCustomerId((await params).customerId);
  const scope = await currentScope();
  const found = id && scope?.kind === "staff" ? await loadCustomer(scope, id) : null;
  return found ? { title: found.customer.name } : {};
}

export default async function CustomerLayout({ params, children }: CustomerProps & { children: ReactNode }) {
  const scope = await requireStaff("customers:read");
  const id = parseCustomerId((await params).customerId);
  const found = id && (await loadCustomer(scope, id));
  if (!found) notFound();
  return (
    <>
      <CustomerHeader of={found} operations={await loadOpenOperations(scope, found.customer.id)} />
      {children}
    </>
  );
}
