import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/layout/page-header";
import { OpenOperations } from "@/components/operations/open-operations";
import { DataAge } from "@/components/ui/data-age";
import { Id } from "@/components/ui/figures/id";
import { Status } from "@/components/ui/status";
import { TabsNav } from "@/components/ui/tabs-nav";
import { ClientWords } from "@/components/words/client-words";
import type { Role } from "@/lib/domain/access/roles";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import type { OperationView } from "@/lib/domain/operations/operation-view";
import { CustomerActions } from "./customer-actions";
import { CUSTOMERS_PATH } from "./customer-filters";

export type CustomerHeaderProps = { of: CachedCustomer; role: Role; operations: readonly OperationView[] };

/** Who the page is about, its parts, and what is being written for it right now. */
export function CustomerHeader({ of, role, operations }: CustomerHeaderProps) {
  const t = useTranslations("customers");
  const { customer, accountCount, fetchedAt } = of;
  const isOn = customer.partnerBilling.enabled;
  const base = `${CUSTOMERS_PATH}/${customer.id}`;
  return (
    <>
      <PageHeader
        title={customer.name}
        badge={
          <span className="text-sm">
            <Status tone={isOn ? "positive" : "caution"}>{t(isOn ? "header.billingOn" : "header.billingOff")}</Status>
          </span>
        }
        back={{ href: CUSTOMERS_PATH, label: t("title") }}
        facts={[
          { key: "id", text: <Id value={customer.id} copy={false} /> },
          { key: "access", text: t(`access.${customer.classification}`) },
          { key: "age", text: <DataAge source="CloudHealth" fetchedAt={fetchedAt} /> },
        ]}
        actions={<CustomerActions of={customer.id} role={role} />}
      />
      {operations.length > 0 && (
        <ClientWords namespaces={["ui", "operations", "refusals"]}>
          <OpenOperations operations={operations} />
        </ClientWords>
      )}
      <div className="mb-5">
        <TabsNav
          label={t("tabs.label", { name: customer.name })}
          carry={["at", "known"]}
          tabs={[
            { href: base, label: t("tabs.profile"), exact: true },
            { href: `${base}/accounts`, label: t("tabs.accounts"), count: String(accountCount) },
            { href: `${base}/costs`, label: t("tabs.costs") },
            { href: `${base}/pricing`, label: t("tabs.pricing") },
            { href: `${base}/margin`, label: t("tabs.margin") },
            { href: `${base}/usage`, label: t("tabs.usage") },
            { href: `${base}/history`, label: t("tabs.history") },
          ]}
        />
      </div>
    </>
  );
}
