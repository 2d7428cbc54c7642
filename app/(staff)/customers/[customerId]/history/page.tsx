import { notFound } from "next/navigation";
import { CUSTOMERS_PATH } from "@/components/customers/customer-filters";
import { CustomerHistory } from "@/components/customers/customer-history";
import type { Params } from "@/components/ui/address";
import { requireStaff } from "@/lib/auth/require-staff";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { pageParam, pageSizeParam } from "@/lib/domain/values/list-query";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { loadCustomerHistory } from "@/lib/services/customers/load-customer-history";

type PageProps = { params: Promise<{ customerId: string }>; searchParams: Promise<Params> };

export default async function CustomerHistoryPage({ params, searchParams }: PageProps) {
  const scope = await requireStaff("customers:read");
  const id = parseCustomerId((await params).customerId);
  const found = id && (await loadCustomer(scope, id));
  if (!found) notFound();
  const search = await searchParams;
  const query = { page: pageParam(search), per: pageSizeParam(search) };
  const history = await loadCustomerHistory(scope, found.customer.id, query);
  return (
    <CustomerHistory
      history={history}
      query={query}
      params={search}
      pathname={`${CUSTOMERS_PATH}/${found.customer.id}/history`}
    />
  );
}
