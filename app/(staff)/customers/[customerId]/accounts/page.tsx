import { Plus } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CustomerAccountsTable } from "@/components/customers/customer-accounts-table";
import { CUSTOMERS_PATH } from "@/components/customers/customer-filters";
import { FamilyPatternNote } from "@/components/customers/family-pattern-note";
import { RefusalNotice } from "@/components/refusals/refusal-notice";
import { DataAge } from "@/components/ui/data-age";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { loadCostArrivals } from "@/lib/services/assignments/load-cost-arrivals";
import { loadCustomerAccounts } from "@/lib/services/assignments/load-customer-accounts";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { now } from "@/lib/support/clock";

export default async function CustomerAccountsPage({ params }: { params: Promise<{ customerId: string }> }) {
  const scope = await requireStaff("assignments:read");
  const id = parseCustomerId((await params).customerId);
  const found = id && (await loadCustomer(scope, id));
  if (!found) notFound();
  const { customer } = found;
  const { accounts, pattern, managedBy, readAt } = await loadCustomerAccounts(scope, customer.id);
  const { normal, late, notKnown } = await loadCostArrivals(scope, customer.id);
  const awaited = [...normal, ...late, ...notKnown];
  const t = await getTranslations("assignments");
  const isElsewhere = managedBy === "v2";
  const assignHref = `${CUSTOMERS_PATH}/${customer.id}/accounts/assign`;
  const mayAssign = may(scope.role, "assignments:write");
  const obstacle = isElsewhere ? t("managedElsewhere") : customer.partnerBilling.enabled ? null : t("pick.billingOff");
  return (
    <Panel
      title={t("accounts")}
      note={<DataAge source="CloudHealth" fetchedAt={readAt} />}
      actions={
        <LinkButton
          href={assignHref}
          look="primary"
          icon={<Plus size={16} aria-hidden />}
          reason={mayAssign ? obstacle : t("writeReason")}
        >
          {t("assignAccount")}
        </LinkButton>
      }
    >
      <div className="mt-3 mb-4 flex max-w-[720px] flex-col gap-2 empty:mb-0">
        {isElsewhere && (
          <Notice tone="info" title={t("managedElsewhere")}>
            {t("managedElsewhereNote")}
          </Notice>
        )}
        {!customer.partnerBilling.enabled && (
          <RefusalNotice
            when="before"
            title={t("cannot")}
            refusals={[{ code: "billing-not-enabled", customer: customer.id, name: customer.name }]}
          />
        )}
      </div>
      <FamilyPatternNote pattern={pattern} />
      {accounts.length === 0 ? (
        <EmptyState kind="first-use" title={t("noAccounts")} note={t("pattern.emptyNote")} />
      ) : (
        <CustomerAccountsTable accounts={accounts} awaited={awaited} now={now()} />
      )}
    </Panel>
  );
}
