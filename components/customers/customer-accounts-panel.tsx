import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { BlockTable } from "@/components/blocks/block-table";
import { RefusalNotice } from "@/components/refusals/refusal-notice";
import { DataAge } from "@/components/ui/data-age";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { may } from "@/lib/domain/access/permissions";
import type { Role } from "@/lib/domain/access/roles";
import type { AwaitedCost } from "@/lib/domain/accounts/awaited-cost";
import type { CustomerAccounts } from "@/lib/domain/assignments/customer-accounts";
import type { Customer } from "@/lib/domain/customers/customer";
import { CustomerAccountsTable } from "./customer-accounts-table";
import { CUSTOMERS_PATH } from "./customer-filters";
import { FamilyPatternNote } from "./family-pattern-note";

export type CustomerAccountsPanelProps = {
  customer: Customer;
  held: CustomerAccounts;
  /** Those of its accounts whose cost does not show yet. */
  awaited: readonly AwaitedCost[];
  role: Role;
  now: Date;
};

/** What a customer holds now, how it pays, and the ways to give it more. */
export function CustomerAccountsPanel({ customer, held, awaited, role, now }: CustomerAccountsPanelProps) {
  const t = useTranslations("assignments");
  const blocks = useTranslations("blocks");
  const { accounts, pattern, managedBy, readAt } = held;
  const isElsewhere = managedBy === "v2";
  const isBillingOff = !customer.partnerBilling.enabled;
  const obstacle = isElsewhere ? t("managedElsewhere") : isBillingOff ? t("pick.billingOff") : null;
  const reason = may(role, "assignments:write") ? obstacle : t("writeReason");
  const base = `${CUSTOMERS_PATH}/${customer.id}/accounts`;
  return (
    <Panel
      title={t("accounts")}
      note={<DataAge source="CloudHealth" fetchedAt={readAt} />}
      actions={
        <>
          {accounts.length === 0 && (
            <LinkButton href={`${base}/block`} reason={reason}>
              {blocks("assign")}
            </LinkButton>
          )}
          <LinkButton href={`${base}/assign`} look="primary" icon={<Plus size={16} aria-hidden />} reason={reason}>
            {t("assignAccount")}
          </LinkButton>
        </>
      }
    >
      <div className="mt-3 mb-4 flex max-w-[720px] flex-col gap-2 empty:mb-0">
        {isElsewhere && (
          <Notice tone="info" title={t("managedElsewhere")}>
            {t("managedElsewhereNote")}
          </Notice>
        )}
        {isBillingOff && (
          <RefusalNotice
            when="before"
            title={t("cannot")}
            refusals={[{ code: "billing-not-enabled", customer: customer.id, name: customer.name }]}
          />
        )}
      </div>
      {!isElsewhere && <FamilyPatternNote pattern={pattern} />}
      {accounts.length === 0 && (
        <EmptyState kind="first-use" title={t("noAccounts")} note={`${t("pattern.emptyNote")} ${blocks("choice")}`} />
      )}
      {accounts.length > 0 && isElsewhere && <BlockTable accounts={accounts} now={now} />}
      {accounts.length > 0 && !isElsewhere && (
        <CustomerAccountsTable accounts={accounts} awaited={awaited} now={now} linksToAccounts />
      )}
    </Panel>
  );
}
