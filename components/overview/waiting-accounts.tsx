import { useLocale, useTranslations } from "next-intl";
import type { UnassignedAccount, UnassignedSpend } from "@/lib/domain/accounts/unassigned-account";
import { AccountNumber } from "../ui/figures/account-number";
import { Amount } from "../ui/figures/amount";
import { formatMonth } from "../ui/figures/format-month";
import { LinkButton } from "../ui/link-button";
import { Panel } from "../ui/panel";
import { RowLink } from "../ui/row-link";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";

export type WaitingAccountsProps = {
  accounts: readonly UnassignedAccount[];
  spend: UnassignedSpend;
  /** Accounts that are assigned and whose cost is late. */
  late: number;
};

/** The accounts that cost most while nobody is billed for them; each leads to where it is assigned. */
export function WaitingAccounts({ accounts, spend, late }: WaitingAccountsProps) {
  const t = useTranslations("overview.waiting");
  const locale = useLocale();
  const { reading, cost, month } = spend.lastMonth;
  return (
    <Panel
      title={t("title")}
      note={
        reading !== null &&
        t.rich("notBilled", {
          month: formatMonth(month, locale),
          cost: () => <Amount value={cost} currency={reading.currency} show="code" className="font-medium text-text" />,
        })
      }
      actions={
        <>
          {late > 0 && (
            <LinkButton size="sm" href="/assignments/unassigned?no-cost=late">
              {t("late", { count: late })}
            </LinkButton>
          )}
          {spend.accounts > 0 && (
            <LinkButton size="sm" href="/assignments/unassigned">
              {t("all", { count: spend.accounts })}
            </LinkButton>
          )}
        </>
      }
    >
      {spend.accounts === 0 ? (
        <p className="border-t border-line py-4 text-sm text-muted">{t("none")}</p>
      ) : (
        <Table label={t("title")} stack>
          <thead>
            <tr>
              <Th>{t("account")}</Th>
              <Th>{t("number")}</Th>
              <Th numeric>{formatMonth(month, locale, "heading")}</Th>
            </tr>
          </thead>
          <tbody>
            {accounts.map(({ owner, name, lastMonth }) => (
              <tr key={owner}>
                <Td phone="lead">
                  <RowLink href={`/assignments/unassigned?q=${owner}`}>
                    <bdi>{name}</bdi>
                  </RowLink>
                </Td>
                <Td phone="sub">
                  <AccountNumber value={owner} copy={false} />
                </Td>
                <Td numeric phone="figure">
                  {lastMonth !== null && reading !== null ? (
                    <Amount value={lastMonth} currency={reading.currency} show="code" />
                  ) : (
                    <span className="text-muted" title={t("noData")}>
                      —
                    </span>
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
