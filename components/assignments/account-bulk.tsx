import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Params } from "@/components/ui/address";
import { BulkBar } from "@/components/ui/bulk-bar";

const MOST_IN_ADDRESS = 200;

export type AccountBulkProps = { total: number; params: Params; writeReason: string | null; children: ReactNode };

/** What can be done with accounts chosen in the list. */
export function AccountBulk({ total, params, writeReason, children }: AccountBulkProps) {
  const t = useTranslations("assignments.bulk");
  const ui = useTranslations("ui.table.bulk");
  return (
    <BulkBar
      key={JSON.stringify(params)}
      total={total}
      words={{
        bar: ui("bar"),
        chosen: ui("chosen", { count: "{count}" }),
        all: ui("all", { count: total }),
        clear: ui("clear"),
      }}
      actions={[
        {
          label: t("plan"),
          href: "/assignments/plans/new",
          param: "owner",
          allHref: null,
          most: MOST_IN_ADDRESS,
          tooMany: t("tooMany"),
          reason: writeReason,
        },
      ]}
    >
      {children}
    </BulkBar>
  );
}
