import { useTranslations } from "next-intl";
import { operationSubject } from "@/components/operations/operation-subject";
import { DateTime } from "@/components/ui/figures/date-time";
import { KeyboardRows } from "@/components/ui/keyboard-rows";
import { RowLink } from "@/components/ui/row-link";
import { Status } from "@/components/ui/status";
import type { StatusTone } from "@/components/ui/status-marks";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { OperationState } from "@/lib/domain/operations/operation";
import type { OperationView } from "@/lib/domain/operations/operation-view";

const TONES: Record<OperationState, StatusTone> = {
  QUEUED: "pending",
  IN_FLIGHT: "pending",
  RETRY_WAIT: "caution",
  UNKNOWN: "caution",
  SUCCEEDED: "positive",
  REJECTED: "negative",
  NEEDS_REVIEW: "caution",
  CANCELLED: "neutral",
};

/** What was sent to the upstreams, newest first, with what became of it. */
export function OperationTable({ operations }: { operations: readonly OperationView[] }) {
  const t = useTranslations("activity.operations");
  const words = useTranslations("operations");
  return (
    <KeyboardRows>
      <Table label={t("title")} stack>
        <thead>
          <tr>
            <Th>{t("what")}</Th>
            <Th>{t("state")}</Th>
            <Th>{t("by")}</Th>
            <Th>{t("asked")}</Th>
            <Th>{t("settled")}</Th>
          </tr>
        </thead>
        <tbody>
          {operations.map(({ id, kind, state, subject, actorName, createdAt, settledAt }) => (
            <tr key={id}>
              <Td wrap phone="lead">
                <RowLink href={`/activity/operations/${id}`}>
                  {words(`kinds.${kind}`, {
                    subject: operationSubject({ kind, subject }),
                  })}
                </RowLink>
              </Td>
              <Td phone="figure">
                <Status tone={TONES[state]}>{words(`states.${state}`)}</Status>
              </Td>
              <Td muted phone="sub">
                {actorName}
              </Td>
              <Td muted phone="figure2">
                <DateTime value={createdAt} show="both" />
              </Td>
              <Td muted>{settledAt && <DateTime value={settledAt} show="both" />}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </KeyboardRows>
  );
}
