import Link from "next/link";
import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import { Id } from "@/components/ui/figures/id";
import { Panel } from "@/components/ui/panel";
import { CLOUDMC_TAG, HERE_TAG, type VendorLinks as Links } from "@/lib/domain/customers/customer";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { CUSTOMERS_PATH } from "./customer-filters";

/** Under which ids the other vendors know this customer, and where that leads. */
export function VendorLinks({ of, links }: { of: CustomerId; links: Links }) {
  const t = useTranslations("customers.profile");
  const base = `${CUSTOMERS_PATH}/${of}`;
  const fact = (label: string, id: string | null, link: { href: string; label: string; missing: string }) => ({
    label,
    value: id ? <Id value={id} /> : <span className="text-muted">{t("none")}</span>,
    note: id ? (
      <Link prefetch={false} href={link.href} className="underline underline-offset-2">
        {link.label}
      </Link>
    ) : (
      link.missing
    ),
  });
  return (
    <Panel title={t("links")} note={t("linksNote")}>
      <DefinitionList
        facts={[
          fact(t("cloudmc"), links.cloudmcOrganization, {
            href: `${base}/pricing`,
            label: t("seePrices"),
            missing: t("cloudmcMissing", { tag: CLOUDMC_TAG }),
          }),
          fact(t("here"), links.hereRealm, {
            href: `${base}/usage`,
            label: t("seeUsage"),
            missing: t("hereMissing", { tag: HERE_TAG }),
          }),
        ]}
      />
    </Panel>
  );
}
