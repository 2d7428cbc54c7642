import { useTranslations } from "next-intl";
import { accountPath } from "@/components/assignments/account-link";
import { CostArrivalStatus } from "@/components/assignments/cost-arrival-status";
import { AccountNumber } from "@/components/ui/figures/account-number";
import { Age } from "@/components/ui/figures/age";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import { RowLink } from "@/components/ui/row-link";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { AwaitedCost } from "@/lib/domain/accounts/awaited-cost";
import { costArrival } from "@/lib/domain/accounts/cost-arrival";
import type { CustomerAccount } from "@/lib/domain/customers/customer";

export type CustomerAccountsTableProps = {
  accounts: readonly CustomerAccount[];
  /** Those whose cost does not show yet, for the partner's side. */
  awaited?: readonly AwaitedCost[];
  now: Date;
  /** Staff have a page about each account; a customer's own people have none. */
  linksToAccounts?: boolean;
};

/** A customer's AWS accounts, the payers first, for both sides of the portal. */
export function CustomerAccountsTable({
  accounts,
  awaited = [],
  now,
  linksToAccounts = false,
}: CustomerAccountsTableProps) {
  const t = useTranslations("assignments");
  const cost = useTranslations("unassigned.noCost.columns");
  const waiting = new Map(awaited.map((one) => [one.owner, one]));
  const pays = ({ owner, payer }: CustomerAccount) =>
    owner === payer ? t("paysItself") : t("linkedTo", { payer: groupAccountNumber(payer) });
  return (
    <Table label={t("accounts")} stack>
      <thead>
        <tr>
          <Th>{t("columns.account")}</Th>
          <Th>{t("columns.number")}</Th>
          <Th>{t("columns.payer")}</Th>
          {awaited.length > 0 && <Th>{cost("cost")}</Th>}
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
            <Td muted={account.owner !== account.payer} {...(waiting.has(account.owner) ? {} : { phone: "sub" })}>
              {pays(account)}
            </Td>
            {awaited.length > 0 && <AwaitedCell of={waiting.get(account.owner)} now={now} />}
            <Td numeric muted phone="figure2">
              <Age since={account.fetchedAt} now={now} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function AwaitedCell({ of, now }: { of: AwaitedCost | undefined; now: Date }) {
  const arrival = of && costArrival({ ...of, firstCostAt: null }, now);
  return (
    <Td {...(of ? { phone: "sub" } : {})}>
      {of && arrival && arrival !== "there" && (
        <CostArrivalStatus arrival={arrival} assignedAt={of.assignedAt} now={now} />
      )}
    </Td>
  );
}
