import { useTranslations } from "next-intl";
import type { CostExplorer } from "@/lib/domain/costs/cost-explorer";
import { canAsk } from "@/lib/domain/costs/cost-explorer-query";
import type { CostRow } from "@/lib/domain/costs/cost-rows";
import { accountPath } from "../assignments/account-link";
import { RowLink } from "../ui/row-link";
import { explorerHref } from "./explorer-href";

export type MemberNameProps = { row: CostRow; of: CostExplorer; pathname: string };

/** A row's name, which leads on: a customer to its costs, a service to its accounts, an account to its page. */
export function MemberName({ row, of, pathname }: MemberNameProps) {
  const t = useTranslations("costExplorer");
  if (row.kind === "total") return t("total");
  if (row.kind === "difference") return t("difference");
  if (row.kind === "rest") return t(row.total === null ? "gone" : "rest");
  const href = hrefOf({ row, of, pathname });
  const name = <bdi>{row.label}</bdi>;
  return href === null ? name : <RowLink href={href}>{name}</RowLink>;
}

function hrefOf({ row: { name, owner }, of: { query }, pathname }: MemberNameProps): string | null {
  const { subject, split } = query;
  if (owner !== null) return accountPath(owner);
  if (split === "customer") return `/customers/${name}/costs`;
  const inside = { split: "account", within: name } as const;
  if (split !== "service" || !canAsk({ ...query, ...inside })) return null;
  return subject.kind === "customer" ? explorerHref({ pathname, query }, inside) : null;
}
