import Link from "next/link";
import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import { DateTime } from "@/components/ui/figures/date-time";
import { Id } from "@/components/ui/figures/id";
import type { OperationView } from "@/lib/domain/operations/operation-view";

const LINK = "underline underline-offset-2";

function madeHref({ kind, made, customerId }: OperationView): string | null {
  if (kind === "request-usage-report") return made && `/usage/${made}`;
  if (kind === "create-customer") return made && `/customers/${made}`;
  if (kind === "change-customer" || kind === "delete-customer") return customerId && `/customers/${customerId}`;
  return customerId && `/customers/${customerId}/accounts`;
}

/** Who asked for it and when, how often it was tried, and where what it made can be seen. */
export function OperationFacts({ operation }: { operation: OperationView }) {
  const t = useTranslations("activity.operation");
  const { id, kind, state, actorName, createdAt, settledAt, dueAt, attempts, customerId } = operation;
  const made = state === "SUCCEEDED" ? madeHref(operation) : null;
  return (
    <DefinitionList
      facts={[
        { label: t("by"), value: actorName },
        { label: t("asked"), value: <DateTime value={createdAt} show="both" /> },
        ...(settledAt ? [{ label: t("settled"), value: <DateTime value={settledAt} show="both" /> }] : []),
        ...(state === "RETRY_WAIT" || state === "UNKNOWN"
          ? [{ label: t("next"), value: <DateTime value={dueAt} show="both" /> }]
          : []),
        ...(operation.batchId
          ? [
              {
                label: t("batch"),
                value: (
                  <Link prefetch={false} href={`/activity/batches/${operation.batchId}`} className={LINK}>
                    {t("batchLink")}
                  </Link>
                ),
              },
            ]
          : []),
        { label: t("attempts"), value: <span className="tnum">{attempts}</span> },
        ...(customerId
          ? [
              {
                label: t("customer"),
                value: (
                  <Link prefetch={false} href={`/customers/${customerId}`} className={LINK}>
                    {customerId}
                  </Link>
                ),
              },
            ]
          : []),
        ...(made
          ? [
              {
                label: t("made"),
                value: (
                  <Link prefetch={false} href={made} className={LINK}>
                    {t(`places.${kind}`)}
                  </Link>
                ),
              },
            ]
          : []),
        { label: t("id"), value: <Id value={id} />, note: t("idNote") },
      ]}
    />
  );
}
