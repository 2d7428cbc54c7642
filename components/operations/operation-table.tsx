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
import { type OperationView, type ShownState, shownState } from "@/lib/domain/operations/operation-view";

const TONES: Record<ShownState, StatusTone> = {
  QUEUED: "pending",
  IN_FLIGHT: "pending",
  RETRY_WAIT: "caution",
  UNKNOWN: "caution",
  SUCCEEDED: "positive",
  REJECTED: "negative",
  NEEDS_REVIEW: "caution",
  CANCELLED: "neutral",
  GIVEN_UP: "neutral",
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
          {operations.map((operation) => (
            <tr key={operation.id}>
              <Td wrap phone="lead">
                <RowLink href={`/activity/operations/${operation.id}`}>
                  {words(`kinds.${operation.kind}`, { subject: operationSubject(operation) })}
                </RowLink>
              </Td>
              <Td phone="figure">
                <Status tone={TONES[shownState(operation)]}>{words(`states.${shownState(operation)}`)}</Status>
              </Td>
              <Td muted phone="sub">
                {operation.actorName}
              </Td>
              <Td muted phone="figure2">
                <DateTime value={operation.createdAt} show="both" />
              </Td>
              <Td muted>{operation.settledAt && <DateTime value={operation.settledAt} show="both" />}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </KeyboardRows>
  );
}
