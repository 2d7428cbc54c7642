import { useTranslations } from "next-intl";
import { DefinitionList, type Fact } from "@/components/ui/definition-list";
import { DateTime } from "@/components/ui/figures/date-time";
import { Id } from "@/components/ui/figures/id";
import { Panel } from "@/components/ui/panel";
import { Status } from "@/components/ui/status";
import type { Customer } from "@/lib/domain/customers/customer";
import { AddressLines } from "./address-lines";

/** What CloudHealth keeps about a customer, but for its tags. */
export function CustomerProfile({ customer, now }: { customer: Customer; now: Date }) {
  const t = useTranslations("customers");
  const none = <span className="text-muted">{t("profile.none")}</span>;
  const { partnerBilling, trialExpiresAt, azureCustomerId, address, billingContact, externalId } = customer;
  const isTrialOver = trialExpiresAt !== null && new Date(trialExpiresAt) <= now;
  const facts: Fact[] = [
    { label: t("profile.id"), value: <Id value={customer.id} />, note: t("profile.idNote") },
    {
      label: t("profile.billing"),
      value: (
        <Status tone={partnerBilling.enabled ? "positive" : "caution"}>
          {t(partnerBilling.enabled ? "billing.on" : "billing.off")}
        </Status>
      ),
      note: partnerBilling.enabled ? undefined : t("profile.billingOffNote"),
    },
    { label: t("profile.folder"), value: partnerBilling.folder ?? none },
    {
      label: t("profile.contact"),
      value: billingContact ? <a href={`mailto:${encodeURIComponent(billingContact)}`}>{billingContact}</a> : none,
    },
    { label: t("profile.classification"), value: t(`access.${customer.classification}`) },
    {
      label: t("profile.trial"),
      value: trialExpiresAt ? <DateTime value={trialExpiresAt} show="both" /> : t("profile.noTrial"),
      note: isTrialOver ? t("profile.trialOver") : undefined,
    },
    azureCustomerId
      ? { label: t("profile.azure"), value: <Id value={azureCustomerId} /> }
      : { label: t("profile.address"), value: address ? <AddressLines address={address} /> : none },
    {
      label: t("profile.externalId"),
      value: externalId ? <Id value={externalId} /> : none,
      note: t("profile.externalIdNote"),
    },
    {
      label: t("profile.created"),
      value: customer.createdAt ? <DateTime value={customer.createdAt} show="both" /> : none,
    },
    {
      label: t("profile.changed"),
      value: customer.updatedAt ? <DateTime value={customer.updatedAt} show="both" /> : none,
    },
  ];
  return (
    <Panel title={t("profile.facts")}>
      <DefinitionList facts={facts} />
    </Panel>
  );
}
