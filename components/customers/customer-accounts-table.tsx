import { useTranslations } from "next-intl";
import { accountPath } from "@/components/assignments/account-link";
import { AccountNumber } from "@/components/ui/figures/account-number";
import { Age } from "@/components/ui/figures/age";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import { RowLink } from "@/components/ui/row-link";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { CustomerAccount } from "@/lib/domain/customers/customer";

export type CustomerAccountsTableProps = {
  accounts: readonly CustomerAccount[];
  now: Date;
  /** Staff have a page about each account; a customer's own people have none. */
  linksToAccounts?: boolean;
};

/** A customer's AWS accounts, the payers first, for both sides of the portal. */
export function CustomerAccountsTable({ accounts, now, linksToAccounts = false }: CustomerAccountsTableProps) {
  const t = useTranslations("assignments");
  const pays = ({ owner, payer }: CustomerAccount) =>
    owner === payer ? t("paysItself") : t("linkedTo", { payer: groupAccountNumber(payer) });
  return (
    <Table label={t("accounts")} stack>
      <thead>
        <tr>
          <Th>{t("columns.account")}</Th>
          <Th>{t("columns.number")}</Th>
          <Th>{t("columns.payer")}</Th>
          <Th numeric>{t("columns.read")}</Th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.owner}>
            <Td phone="lead" className="truncate sm:max-w-96">
              {linksToAccounts ? (
                <RowLink href={accountPath(account.owner)}>
                  <bdi>{account.name}</bdi>
                </RowLink>
              ) : (
                <bdi className="font-medium">{account.name}</bdi>
              )}
            </Td>
            <Td phone="figure">
              <AccountNumber value={account.owner} />
            </Td>
            <Td muted={account.owner !== account.payer} phone="sub">
              {pays(account)}
            </Td>
            <Td numeric muted phone="figure2">
              <Age since={account.fetchedAt} now={now} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
