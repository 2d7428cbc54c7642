import { useTranslations } from "next-intl";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import { KeyboardRows } from "../ui/keyboard-rows";
import { RowLink } from "../ui/row-link";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";

export type CustomerPickProps = {
  rows: readonly CachedCustomer[];
  total: number;
  /** The ids of those that are chosen already. */
  chosen: readonly string[];
  hrefOf: (id: string) => string;
};

/** The customers that fit a search; one without a realm is named but cannot be chosen. */
export function CustomerPick({ rows, total, chosen, hrefOf }: CustomerPickProps) {
  const t = useTranslations("usage.form");
  const words = useTranslations("usage");
  if (rows.length === 0) return <p className="py-2 text-sm text-muted">{t("noCustomers")}</p>;
  return (
    <>
      <KeyboardRows>
        <Table label={t("chooseTitle")} density="compact" stack>
          <thead>
            <tr>
              <Th>{t("customer")}</Th>
              <Th>{words("realm")}</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ customer, links }) => (
              <tr key={customer.id}>
                <Td wrap phone="lead" muted={links.hereRealm === null}>
                  {links.hereRealm === null || chosen.includes(customer.id) ? (
                    <bdi>{customer.name}</bdi>
                  ) : (
                    <RowLink href={hrefOf(customer.id)}>
                      <bdi>{customer.name}</bdi>
                    </RowLink>
                  )}
                </Td>
                <Td muted mono={links.hereRealm !== null} phone="sub">
                  {links.hereRealm ?? t("noRealm")}
                  {chosen.includes(customer.id) && ` · ${t("isChosen")}`}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </KeyboardRows>
      {total > rows.length && (
        <p className="text-xs text-muted">{t("moreCustomers", { count: total - rows.length })}</p>
      )}
    </>
  );
}
