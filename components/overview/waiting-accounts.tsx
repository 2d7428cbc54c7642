import { useTranslations } from "next-intl";
import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import { AccountNumber } from "../ui/figures/account-number";
import { LinkButton } from "../ui/link-button";
import { Panel } from "../ui/panel";
import { RowLink } from "../ui/row-link";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";

/** The first few accounts that nobody is billed for; each leads to where it is assigned. */
export function WaitingAccounts({ accounts, total }: { accounts: readonly AwsAccount[]; total: number }) {
  const t = useTranslations("overview.waiting");
  return (
    <Panel
      title={t("title")}
      actions={
        total > 0 && (
          <LinkButton size="sm" href="/assignments?state=unassigned">
            {t("all", { count: total })}
          </LinkButton>
        )
      }
    >
      {total === 0 ? (
        <p className="border-t border-line py-4 text-sm text-muted">{t("none")}</p>
      ) : (
        <Table label={t("title")} stack>
          <thead>
            <tr>
              <Th>{t("account")}</Th>
              <Th>{t("number")}</Th>
              <Th>{t("family")}</Th>
            </tr>
          </thead>
          <tbody>
            {accounts.map(({ owner, name, family }) => (
              <tr key={owner}>
                <Td phone="lead">
                  <RowLink href={`/assignments?state=unassigned&q=${owner}`}>
                    <bdi>{name}</bdi>
                  </RowLink>
                </Td>
                <Td phone="sub">
                  <AccountNumber value={owner} copy={false} />
                </Td>
                <Td muted phone="hide">
                  {family ? <bdi>{family}</bdi> : t("noFamily")}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
