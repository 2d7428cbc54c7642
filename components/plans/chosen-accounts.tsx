import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { AccountNumber } from "@/components/ui/figures/account-number";
import { LinkButton } from "@/components/ui/link-button";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { ChosenAccount } from "@/lib/domain/plans/plan-view";
import { PlanPlace } from "./plan-place";

const SHOWN = 50;

export type ChosenAccountsProps = { accounts: readonly ChosenAccount[]; unknown: number };

export function ChosenAccounts({ accounts, unknown }: ChosenAccountsProps) {
  const t = useTranslations("plans.accounts");
  const assignments = useTranslations("assignments");
  const refusals = useTranslations("plans.refusals");
  if (accounts.length === 0) {
    const action = <LinkButton href="/assignments">{t("toList")}</LinkButton>;
    return <EmptyState kind="first-use" title={t("none")} note={t("noneNote")} action={action} />;
  }
  return (
    <>
      <Table label={t("chosen", { count: accounts.length })} density="compact" stack>
        <thead>
          <tr>
            <Th>{t("account")}</Th>
            <Th>{t("number")}</Th>
            <Th>{t("family")}</Th>
            <Th>{t("now")}</Th>
          </tr>
        </thead>
        <tbody>
          {accounts.slice(0, SHOWN).map(({ owner, name, family, held }) => (
            <tr key={owner}>
              <Td phone="lead" className="truncate sm:max-w-72">
                <bdi>{name}</bdi>
              </Td>
              <Td phone="figure">
                <AccountNumber value={owner} />
              </Td>
              <Td muted={family === null}>{family === null ? assignments("noFamily") : <bdi>{family}</bdi>}</Td>
              <Td phone="sub">
                <PlanPlace owner={owner} place={held} name={held?.name} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {accounts.length > SHOWN && (
        <p className="text-xs text-muted">{refusals("more", { count: accounts.length - SHOWN })}</p>
      )}
      {unknown > 0 && <p className="text-sm text-caution">{t("unknown", { count: unknown })}</p>}
    </>
  );
}
