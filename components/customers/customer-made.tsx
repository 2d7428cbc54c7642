import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { OperationView } from "@/lib/domain/operations/operation-view";
import { CUSTOMERS_PATH } from "./customer-filters";

export function CustomerMade({ operation, onAnother }: { operation: OperationView; onAnother: () => void }) {
  const t = useTranslations("customers.form");
  const { made, subject } = operation;
  const base = made ? `${CUSTOMERS_PATH}/${made}` : CUSTOMERS_PATH;
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="positive" title={t("done", { name: subject })}>
        <p className="text-muted">{t("doneNote")}</p>
      </Notice>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={base} look="primary">
          {t("open")}
        </LinkButton>
        {made && <LinkButton href={`${base}/accounts/assign`}>{t("assign")}</LinkButton>}
        <Button onClick={onAnother}>{t("another")}</Button>
      </div>
    </div>
  );
}
