import { useTranslations } from "next-intl";
import { AccountNumber } from "@/components/ui/figures/account-number";
import { Age } from "@/components/ui/figures/age";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { CustomerAccount } from "@/lib/domain/customers/customer";

/** A customer's AWS accounts, the payers first, for both sides of the portal. */
export function CustomerAccountsTable({ accounts, now }: { accounts: readonly CustomerAccount[]; now: Date }) {
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
              <bdi className="font-medium">{account.name}</bdi>
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
