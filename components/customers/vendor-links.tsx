import Link from "next/link";
import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import { Id } from "@/components/ui/figures/id";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { may } from "@/lib/domain/access/permissions";
import type { Role } from "@/lib/domain/access/roles";
import type { VendorLinks as Links } from "@/lib/domain/customers/customer";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { CUSTOMERS_PATH } from "./customer-filters";

/** Under which ids the other vendors know this customer, and where that leads. */
export function VendorLinks({ of, links, role }: { of: CustomerId; links: Links; role: Role }) {
  const t = useTranslations("customers.profile");
  const life = useTranslations("customerLife");
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
    <Panel
      title={t("links")}
      note={t("linksNote")}
      actions={
        <LinkButton
          size="sm"
          href={`${base}/links`}
          reason={may(role, "customers:change") ? null : life("actions.reason")}
        >
          {life("links.edit")}
        </LinkButton>
      }
    >
      <DefinitionList
        facts={[
          fact(t("cloudmc"), links.cloudmcOrganization, {
            href: `${base}/pricing`,
            label: t("seePrices"),
            missing: t("cloudmcMissing"),
          }),
          fact(t("here"), links.hereRealm, {
            href: `${base}/usage`,
            label: t("seeUsage"),
            missing: t("hereMissing"),
          }),
        ]}
      />
    </Panel>
  );
}
