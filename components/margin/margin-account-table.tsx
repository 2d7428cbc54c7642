import { useTranslations } from "next-intl";
import { AccountLink } from "@/components/assignments/account-link";
import type { MarginAccount } from "@/lib/domain/margin/margin-account";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import { Amount } from "../ui/figures/amount";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";

export type MarginAccountTableProps = { accounts: readonly MarginAccount[]; currency: Currency };

/** The accounts that a customer's month is made of, on both sides. */
export function MarginAccountTable({ accounts, currency }: MarginAccountTableProps) {
  const t = useTranslations("margin");
  const money = (value: DecimalText | null) =>
    value === null ? <span className="text-muted">—</span> : <Amount value={value} currency={currency} show="none" />;
  return (
    <Table label={t("page.accounts")} stack>
      <thead>
        <tr>
          <Th>{t("page.account")}</Th>
          <Th>{t("page.number")}</Th>
          <Th>{t("page.standing")}</Th>
          <Th numeric>{t("in", { label: t("columns.partner"), currency })}</Th>
          <Th numeric>{t("in", { label: t("columns.billed"), currency })}</Th>
        </tr>
      </thead>
      <tbody>
        {accounts.map(({ owner, name, class: standing, partner, customer }) => (
          <tr key={owner}>
            <Th scope="row" phone="lead">
              <bdi>{name}</bdi>
            </Th>
            <Td>
              <AccountLink owner={owner} />
            </Td>
            <Td muted phone="sub">
              {t(`class.${standing}`)}
            </Td>
            <Td numeric phone="figure2">
              {money(partner)}
            </Td>
            <Td numeric phone="figure">
              {money(customer)}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
