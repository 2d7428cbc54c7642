import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AssignAccountForm } from "@/components/assignments/assign-account-form";
import { CUSTOMERS_PATH } from "@/components/customers/customer-filters";
import { NotAllowed } from "@/components/layout/not-allowed";
import { Page } from "@/components/layout/page";
import { RefusalNotice } from "@/components/refusals/refusal-notice";
import type { Params } from "@/components/ui/address";
import { Panel } from "@/components/ui/panel";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { checkCustomer } from "@/lib/domain/assignments/assignment-rules";
import { parseAwsAccountId } from "@/lib/domain/values/aws-account-id";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { paramOf, searchParam } from "@/lib/domain/values/list-query";
import { loadAssignOptions } from "@/lib/services/assignments/load-assign-options";

type AssignProps = { params: Promise<{ customerId: string }>; searchParams: Promise<Params> };

export default async function AssignPage({ params, searchParams }: AssignProps) {
  const scope = await requireStaff("assignments:read");
  if (!may(scope.role, "assignments:write")) return <NotAllowed role={scope.role} />;
  const id = parseCustomerId((await params).customerId);
  const given = await searchParams;
  const search = searchParam(given);
  const account = parseAwsAccountId(paramOf(given, "account"));
  const options = id && (await loadAssignOptions(scope, id, { search, account }));
  if (!options) notFound();
  const assignments = await getTranslations("assignments");
  const t = await getTranslations("assignments.form");
  const refusals = checkCustomer({ customer: options.customer.id }, options);
  return (
    <Page width="prose">
      <Panel title={t("title", { name: options.customer.name })} note={refusals.length === 0 && t("accountNote")}>
        {refusals.length > 0 ? (
          <RefusalNotice
            refusals={refusals}
            when="before"
            title={assignments("cannot")}
            about={{ customer: options.customer.id, owner: account }}
          />
        ) : (
          <ClientWords namespaces={["ui", "assignments", "refusals", "operations"]}>
            <AssignAccountForm
              search={search}
              options={options}
              backHref={`${CUSTOMERS_PATH}/${options.customer.id}/accounts`}
              payerWanted={parseAwsAccountId(paramOf(given, "payer"))}
            />
          </ClientWords>
        )}
      </Panel>
    </Page>
  );
}
