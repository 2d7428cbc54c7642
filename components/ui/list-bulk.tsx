import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Params } from "./address";
import { type BulkAction, BulkBar } from "./bulk-bar";

export type ListBulkProps = { total: number; params: Params; action: BulkAction; children: ReactNode };

/** Around a list whose rows can be chosen. Another filter or page is another choice. */
export function ListBulk({ total, params, action, children }: ListBulkProps) {
  const t = useTranslations("ui.table.bulk");
  const words = {
    bar: t("bar"),
    chosen: t("chosen", { count: "{count}" }),
    all: t("all", { count: total }),
    clear: t("clear"),
    pick: t("pick"),
    page: t("page"),
    done: t("done"),
  };
  return (
    <BulkBar key={JSON.stringify(params)} total={total} words={words} action={action}>
      {children}
    </BulkBar>
  );
}
