import type { useTranslations } from "next-intl";
import { ACCOUNT_COLUMNS, type AccountColumn } from "@/lib/domain/accounts/account-list-query";

/** What each column is called, in the list's order. */
export function accountColumnLabels(
  t: ReturnType<typeof useTranslations<"assignments">>,
): readonly { readonly key: AccountColumn; readonly label: string }[] {
  return ACCOUNT_COLUMNS.map((key) => ({ key, label: t(`columns.${key === "owner" ? "number" : key}`) }));
}
