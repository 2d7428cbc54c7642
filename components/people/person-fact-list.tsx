import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Person } from "@/lib/domain/people/person";
import { DefinitionList } from "../ui/definition-list";
import { DateTime } from "../ui/figures/date-time";

export function PersonFactList({ person }: { person: Person }) {
  const t = useTranslations("person.facts");
  const roles = useTranslations("access.roles");
  const {
    role,
    customerId,
    customerName,
    furtherCustomers,
    createdAt,
    lastSeenAt,
    sessions,
    disabledAt,
    linkExpiresAt,
    factorSince,
  } = person;
  const customers = [
    ...(customerId ? [{ id: customerId, name: customerName ?? customerId }] : []),
    ...furtherCustomers,
  ];
  const links = customers.map(({ id, name }) => (
    <Link key={id} prefetch={false} href={`/customers/${id}`} className="block text-text underline underline-offset-2">
      <bdi>{name}</bdi>
    </Link>
  ));
  const link = linkExpiresAt && <DateTime value={linkExpiresAt} show="both" />;
  const facts = [
    { label: t("role"), value: roles(role) },
    ...(customers.length > 0 ? [{ label: t("customer", { count: customers.length }), value: links }] : []),
    { label: t("lastSeen"), value: lastSeenAt ? <DateTime value={lastSeenAt} show="both" /> : t("never") },
    { label: t("sessions"), value: sessions },
    {
      label: t("factor"),
      value: factorSince
        ? t.rich("factorSince", { at: () => <DateTime value={factorSince} show="both" /> })
        : t("noFactor"),
    },
    ...(link ? [{ label: t("link"), value: link }] : []),
    ...(disabledAt ? [{ label: t("disabled"), value: <DateTime value={disabledAt} show="both" /> }] : []),
    { label: t("created"), value: <DateTime value={createdAt} show="both" /> },
  ];
  return <DefinitionList facts={facts} />;
}
