import { useLocale, useTranslations } from "next-intl";
import { accountPath } from "@/components/assignments/account-link";
import { TravelBand } from "@/components/assignments/travel-band";
import { address } from "@/components/ui/address";
import { EmptyState } from "@/components/ui/empty-state";
import { AccountNumber } from "@/components/ui/figures/account-number";
import { DateTime } from "@/components/ui/figures/date-time";
import { formatInstant } from "@/components/ui/figures/format-instant";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import { KeyboardRows } from "@/components/ui/keyboard-rows";
import { Panel } from "@/components/ui/panel";
import { RowLink } from "@/components/ui/row-link";
import { Status } from "@/components/ui/status";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { AccountThen } from "@/lib/domain/assignments/accounts-then";
import type { FamilyPattern } from "@/lib/domain/assignments/family-pattern";
import type { Travel } from "@/lib/domain/assignments/time-travel";
import { CustomerTravel } from "./customer-travel";
import { FamilyPatternNote } from "./family-pattern-note";

type NamedAccount = AccountThen & { readonly name: string };

export type CustomerAccountsThenProps = {
  pathname: string;
  then: {
    readonly accounts: readonly NamedAccount[];
    readonly pattern: FamilyPattern;
    readonly otherwise: number;
    readonly firstKnown: string | null;
  };
  travel: Travel;
  now: Date;
};

/** Which accounts a customer had, with their payers and the pattern, as was known. */
export function CustomerAccountsThen({ pathname, then, travel, now }: CustomerAccountsThenProps) {
  const t = useTranslations("account.travel");
  const locale = useLocale();
  const { accounts, pattern, otherwise, firstKnown } = then;
  const isBefore = firstKnown !== null && Date.parse(firstKnown) > travel.at.getTime();
  return (
    <>
      <TravelBand travel={travel} nowHref={pathname}>
        {isBefore && (
          <p>
            {t("unknown")}. {t("before", { time: formatInstant({ at: firstKnown, locale, show: "exact" }) })}
          </p>
        )}
        {otherwise > 0 && <p>{t("otherwise", { count: otherwise })}</p>}
      </TravelBand>
      <Panel title={t("accounts")}>
        <FamilyPatternNote pattern={pattern} />
        {accounts.length === 0 ? (
          <EmptyState kind="no-result" title={t(isBefore ? "unknown" : "noAccounts")} />
        ) : (
          <AccountsTable accounts={accounts} travel={travel} />
        )}
      </Panel>
      <CustomerTravel pathname={pathname} travel={travel} now={now} />
    </>
  );
}

function AccountsTable({ accounts, travel }: { accounts: readonly NamedAccount[]; travel: Travel }) {
  const t = useTranslations("account");
  const words = useTranslations("assignments");
  const carried = { at: travel.params.at ?? undefined, known: travel.params.known ?? undefined };
  return (
    <KeyboardRows>
      <Table label={t("travel.accounts")} stack>
        <thead>
          <tr>
            <Th>{words("columns.account")}</Th>
            <Th>{words("columns.number")}</Th>
            <Th>{words("columns.payer")}</Th>
            <Th>{t("columns.from")}</Th>
            <Th>{t("columns.known")}</Th>
          </tr>
        </thead>
        <tbody>
          {accounts.map(({ owner, name, payer, validFrom, knownFrom, isConfirmed }) => (
            <tr key={owner}>
              <Td phone="lead" className="truncate sm:max-w-96">
                <RowLink href={address(accountPath(owner), carried)}>
                  <bdi>{name}</bdi>
                </RowLink>
              </Td>
              <Td phone="figure">
                <AccountNumber value={owner} />
              </Td>
              <Td phone="sub" muted={owner !== payer}>
                {owner === payer ? words("paysItself") : words("linkedTo", { payer: groupAccountNumber(payer) })}
                {!isConfirmed && (
                  <>
                    {" "}
                    <Status tone="caution">{t("travel.unconfirmed")}</Status>
                  </>
                )}
              </Td>
              <Td phone="figure2">
                <DateTime value={validFrom} show="both" />
              </Td>
              <Td muted>
                <DateTime value={knownFrom} show="both" />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </KeyboardRows>
  );
}
