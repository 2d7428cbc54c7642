import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AssignmentTabs } from "@/components/assignments/assignment-tabs";
import { NotAllowed } from "@/components/layout/not-allowed";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { PlanFromAccounts } from "@/components/plans/plan-from-accounts";
import { PlanFromCopy, PlanFromPayers } from "@/components/plans/plan-from-customers";
import { PlanFromFile } from "@/components/plans/plan-from-file";
import { PLANS_PATH } from "@/components/plans/plan-paths";
import { PLAN_WAYS, PlanWays } from "@/components/plans/plan-ways";
import type { Params } from "@/components/ui/address";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import type { StaffScope } from "@/lib/domain/access/scope";
import { accountListQuery } from "@/lib/domain/accounts/account-list-query";
import { customerListQuery } from "@/lib/domain/customers/customer-list-query";
import { parseAwsAccountId } from "@/lib/domain/values/aws-account-id";
import { choiceParam, paramOf } from "@/lib/domain/values/list-query";
import { loadCustomerList } from "@/lib/services/customers/load-customer-list";
import { loadChosenAccounts } from "@/lib/services/plans/load-chosen-accounts";
import { loadListedAccounts } from "@/lib/services/plans/load-listed-accounts";
import { loadPlanCustomer } from "@/lib/services/plans/load-plan-customer";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("plans.form"))("title") };
}

export default async function NewPlanPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("assignments:read");
  if (!may(scope.role, "assignments:write")) return <NotAllowed role={scope.role} />;
  const params = await searchParams;
  const way = choiceParam(paramOf(params, "from"), PLAN_WAYS, paramOf(params, "copy") === "" ? "accounts" : "copy");
  const t = await getTranslations("plans");
  return (
    <>
      <PageHeader title={t("form.title")} back={{ href: PLANS_PATH, label: t("title") }} />
      <AssignmentTabs />
      <div className="my-4">
        <PlanWays current={way} />
      </div>
      <Page width={way === "payer" ? "full" : "prose"}>
        <ClientWords namespaces={["plans", "refusals", "ui"]}>
          {way === "csv" ? <PlanFromFile /> : await fromCache(scope, way, params)}
        </ClientWords>
      </Page>
    </>
  );
}

async function fromCache(scope: StaffScope, way: "accounts" | "copy" | "payer", params: Params) {
  const named = paramOf(params, "customer");
  const target = named === "nobody" ? named : await loadPlanCustomer(scope, named);
  if (way === "accounts") {
    const chosen = await loadChosen(scope, params);
    const search = target === null && chosen.accounts.length > 0 ? await findCustomers(scope, params) : null;
    return <PlanFromAccounts {...chosen} target={target} search={search} params={params} />;
  }
  const customer = target === "nobody" ? null : target;
  if (way === "payer") {
    const search = customer === null ? await findCustomers(scope, params) : null;
    return (
      <PlanFromPayers
        customer={customer?.customer ?? null}
        held={customer?.held ?? []}
        search={search}
        params={params}
      />
    );
  }
  const from = (await loadPlanCustomer(scope, paramOf(params, "copy")))?.customer ?? null;
  const search = from === null || customer === null ? await findCustomers(scope, params) : null;
  return <PlanFromCopy from={from} to={customer?.customer ?? null} search={search} params={params} />;
}

/** Named one by one, or all that a list shows: its filters stand in `list`, as the page has some of the same names. */
async function loadChosen(scope: StaffScope, params: Params) {
  if (paramOf(params, "all") === "1") {
    const query = accountListQuery(new URLSearchParams(paramOf(params, "list")));
    return { ...(await loadListedAccounts(scope, query)), isList: true };
  }
  const owners = [...new Set([params.owner ?? []].flat().flatMap((text) => parseAwsAccountId(text) ?? []))];
  return { accounts: await loadChosenAccounts(scope, owners), total: owners.length, isList: false };
}

async function findCustomers(scope: StaffScope, params: Params) {
  const query = customerListQuery({ q: params.q });
  return { ...(await loadCustomerList(scope, query)), q: query.q };
}
