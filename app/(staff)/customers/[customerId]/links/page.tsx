import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { VendorLinkPanel } from "@/components/customers/vendor-link-panel";
import { NotAllowed } from "@/components/layout/not-allowed";
import { Page } from "@/components/layout/page";
import type { Params } from "@/components/ui/address";
import { FilterBar } from "@/components/ui/filter-bar";
import { SearchBox } from "@/components/ui/search-box";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { LINKED_VENDORS } from "@/lib/domain/customers/vendor-link-input";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { searchParam } from "@/lib/domain/values/list-query";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { loadLinkOptions } from "@/lib/services/customers/load-link-options";

type PageProps = { params: Promise<{ customerId: string }>; searchParams: Promise<Params> };

export default async function CustomerLinksPage({ params, searchParams }: PageProps) {
  const scope = await requireStaff("customers:read");
  const id = parseCustomerId((await params).customerId);
  const found = id && (await loadCustomer(scope, id));
  if (!found) notFound();
  if (!may(scope.role, "customers:change")) return <NotAllowed role={scope.role} />;
  const search = searchParam(await searchParams);
  const options = await loadLinkOptions(scope, found, search);
  const t = await getTranslations("customerLife.links");
  return (
    <Page width="prose">
      <p className="text-sm text-muted">{t("note")}</p>
      <FilterBar>
        <SearchBox label={t("search")} value={search} />
      </FilterBar>
      <ClientWords namespaces={["ui", "customerLife", "refusals", "operations"]}>
        {LINKED_VENDORS.map((vendor) => (
          <VendorLinkPanel key={vendor} of={found} vendor={vendor} options={options[vendor]} search={search} />
        ))}
      </ClientWords>
    </Page>
  );
}
