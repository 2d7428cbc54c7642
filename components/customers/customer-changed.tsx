import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { CustomerField } from "@/lib/domain/customers/customer-facts";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { CUSTOMERS_PATH } from "./customer-filters";

export type CustomerChangedProps = {
  of: CustomerId;
  name: string;
  fields: readonly CustomerField[];
  onMore: () => void;
};

export function CustomerChanged({ of, name, fields, onMore }: CustomerChangedProps) {
  const t = useTranslations("customerLife");
  const format = useFormatter();
  const base = `${CUSTOMERS_PATH}/${of}`;
  const names = format.list(fields.map((field) => t(`fields.${field}`)));
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="positive" title={t("edit.done", { name })}>
        <p className="text-muted">{t("edit.doneFields", { fields: names })}</p>
      </Notice>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={base} look="primary">
          {t("edit.open")}
        </LinkButton>
        <LinkButton href={`${base}/history`}>{t("edit.history")}</LinkButton>
        <Button onClick={onMore}>{t("edit.more")}</Button>
      </div>
    </div>
  );
}
