import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ASSIGNMENTS_PATH } from "@/components/assignments/account-filters";
import { CustomerChoiceTable } from "@/components/assignments/customer-choice-table";
import { NotAllowed } from "@/components/layout/not-allowed";
import { PageHeader } from "@/components/layout/page-header";
import { address, type Params } from "@/components/ui/address";
import { EmptyState } from "@/components/ui/empty-state";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import { FilterBar } from "@/components/ui/filter-bar";
import { Pagination } from "@/components/ui/pagination";
import { SearchBox } from "@/components/ui/search-box";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { customerListQuery, toCustomerListParams } from "@/lib/domain/customers/customer-list-query";
import { parseAwsAccountId } from "@/lib/domain/values/aws-account-id";
import { pageWindow, paramOf } from "@/lib/domain/values/list-query";
import { loadAccount } from "@/lib/services/assignments/load-account";
import { loadCustomerList } from "@/lib/services/customers/load-customer-list";

const HERE = `${ASSIGNMENTS_PATH}/assign`;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("assignments.pick"))("title") };
}

export default async function ChooseCustomerPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("assignments:read");
  if (!may(scope.role, "assignments:write")) return <NotAllowed role={scope.role} />;
  const given = await searchParams;
  const owner = parseAwsAccountId(paramOf(given, "account"));
  const account = owner && (await loadAccount(scope, owner));
  if (!account) notFound();
  if (account.assignment) redirect(`/customers/${account.assignment.customer}/accounts`);
  const query = customerListQuery(given);
  const params = { ...Object.fromEntries(toCustomerListParams(query)), account: account.owner };
  const { rows, total } = await loadCustomerList(scope, query);
  const { page } = pageWindow(query, total);
  if (page !== query.page) redirect(address(HERE, params, { page: String(page) }));
  const t = await getTranslations("assignments");
  return (
    <>
      <PageHeader
        title={t("pick.title")}
        back={{ href: ASSIGNMENTS_PATH, label: t("title") }}
        facts={[
          {
            key: "account",
            text: t("pick.account", { account: groupAccountNumber(account.owner), name: account.name }),
          },
          { key: "family", text: account.family ?? t("noFamily") },
        ]}
      />
      <FilterBar clearHref={query.q === "" ? null : address(HERE, params, { q: null })}>
        <SearchBox label={t("pick.search")} value={query.q} />
      </FilterBar>
      {rows.length === 0 ? (
        <EmptyState
          kind="no-result"
          title={t("pick.none")}
          note={t("pick.noneNote")}
          clearHref={address(HERE, params, { q: null })}
        />
      ) : (
        <CustomerChoiceTable rows={rows} account={account.owner} />
      )}
      <Pagination pathname={HERE} params={params} page={page} size={query.per} total={total} />
    </>
  );
}
