import Link from "next/link";
import { useTranslations } from "next-intl";
import { toldBy } from "@/lib/domain/activity/audit-detail";
import type { ListedAuditLine } from "@/lib/domain/activity/audit-line";
import { DateTime } from "../ui/figures/date-time";
import { KeyboardRows } from "../ui/keyboard-rows";
import { RowLink } from "../ui/row-link";
import { Status } from "../ui/status";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";
import { AuditChanges } from "./audit-changes";
import { auditVerb } from "./audit-verb";

const LINK = "text-text underline underline-offset-2";
const CHANGES_SHOWN = 2;

/** Who did what, newest first; a line is never changed or taken away. */
export function AuditTable({ lines }: { lines: readonly ListedAuditLine[] }) {
  const t = useTranslations("activity.audit");
  const audit = useTranslations("audit");
  return (
    <KeyboardRows>
      <Table label={t("title")} stack>
        <thead>
          <tr>
            <Th>{t("at")}</Th>
            <Th>{t("who")}</Th>
            <Th>{t("what")}</Th>
            <Th>{t("subject")}</Th>
            <Th>{audit("changes")}</Th>
            <Th>{t("customer")}</Th>
            <Th>{audit("chained")}</Th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, at, actorName, verb, subject, customerId, detail, place }) => {
            const known = auditVerb(verb);
            return (
              <tr key={id}>
                <Td muted phone="figure2">
                  <DateTime value={at} show="both" />
                </Td>
                <Td phone="sub">{actorName}</Td>
                <Td wrap phone="lead">
                  <RowLink href={`/activity/audit/${id}`}>{known ? t(`verbs.${known}`) : verb}</RowLink>
                </Td>
                <Td phone="figure">
                  <bdi>{subject}</bdi>
                </Td>
                <Td wrap>
                  <AuditChanges changes={toldBy(detail).changes} most={CHANGES_SHOWN} />
                </Td>
                <Td muted>
                  {customerId && (
                    <Link prefetch={false} href={`/customers/${customerId}`} className={LINK}>
                      {customerId}
                    </Link>
                  )}
                </Td>
                <Td muted>
                  {place === null ? (
                    <Status tone="pending">{audit("waiting")}</Status>
                  ) : (
                    <Status tone="positive">{audit("place", { place })}</Status>
                  )}
                </Td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </KeyboardRows>
  );
}
