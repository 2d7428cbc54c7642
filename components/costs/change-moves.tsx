import { useTranslations } from "next-intl";
import type { CostChange } from "@/lib/domain/costs/cost-change";
import { accountPath } from "../assignments/account-link";
import { AccountNumber } from "../ui/figures/account-number";
import { Amount } from "../ui/figures/amount";
import { DateTime } from "../ui/figures/date-time";
import { RowLink } from "../ui/row-link";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";

export type ChangeMovesProps = { moves: CostChange["moves"]; currency: string };

/** Each account that came or left, with what it adds to the difference. */
export function ChangeMoves({ moves, currency }: ChangeMovesProps) {
  const t = useTranslations("costExplorer.changed");
  if (moves.length === 0) return null;
  return (
    <div className="mt-6 max-w-180">
      <h3 className="mb-1 text-base font-medium">{t("accounts")}</h3>
      <Table label={t("accounts")} stack>
        <thead>
          <tr>
            <Th>{t("account")}</Th>
            <Th />
            <Th>{t("what")}</Th>
            <Th numeric>{currency}</Th>
          </tr>
        </thead>
        <tbody>
          {moves.map(({ owner, name, kind, day, amount }) => (
            <tr key={owner}>
              <Td phone="lead">
                <RowLink href={accountPath(owner)}>
                  <bdi>{name}</bdi>
                </RowLink>
              </Td>
              <Td muted>
                <AccountNumber value={owner} copy={false} />
              </Td>
              <Td phone="sub">
                {t(kind)} <DateTime value={day} />
              </Td>
              <Td numeric phone="figure">
                <Amount value={amount} currency={currency} show="none" signed />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
