import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { address, type Params } from "@/components/ui/address";
import { BulkBar } from "@/components/ui/bulk-bar";

const EDIT_PATH = "/customers/edit";
const MOST_IN_ADDRESS = 200;

export type CustomerBulkProps = { total: number; params: Params; writeReason: string | null; children: ReactNode };

/** What can be done with customers chosen in the list. */
export function CustomerBulk({ total, params, writeReason, children }: CustomerBulkProps) {
  const t = useTranslations("customers.bulk");
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
          label: t("edit"),
          href: EDIT_PATH,
          param: "id",
          allHref: address(EDIT_PATH, params, { all: "1", page: null, per: null, columns: null }),
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
