import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export type BlockDoneProps = { customer: CustomerId; customerName: string; operationId: string };

export function BlockDone({ customer, customerName, operationId }: BlockDoneProps) {
  const t = useTranslations("blocks");
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="positive" title={t("done", { customer: customerName })}>
        <p className="text-muted">{t("doneNote")}</p>
      </Notice>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={`/customers/${customer}/accounts`} look="primary">
          {t("see")}
        </LinkButton>
        <LinkButton href={`/activity/operations/${operationId}`} look="plain">
          {t("follow")}
        </LinkButton>
      </div>
    </div>
  );
}
