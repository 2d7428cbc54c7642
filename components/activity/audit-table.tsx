import Link from "next/link";
import { useTranslations } from "next-intl";
import type { AuditLine } from "@/lib/domain/activity/audit-line";
import { DateTime } from "../ui/figures/date-time";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";
import { auditVerb } from "./audit-verb";

const LINK = "text-text underline underline-offset-2";

/** Who did what, newest first; a line is never changed or taken away. */
export function AuditTable({ entries }: { entries: readonly AuditLine[] }) {
  const t = useTranslations("activity.audit");
  return (
    <Table label={t("title")} stack>
      <thead>
        <tr>
          <Th>{t("at")}</Th>
          <Th>{t("who")}</Th>
          <Th>{t("what")}</Th>
          <Th>{t("subject")}</Th>
          <Th>{t("customer")}</Th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, at, actorName, verb, subject, customerId, operationId }) => {
          const known = auditVerb(verb);
          const what = known ? t(`verbs.${known}`) : verb;
          return (
            <tr key={id}>
              <Td muted phone="figure2">
                <DateTime value={at} show="both" />
              </Td>
              <Td phone="sub">{actorName}</Td>
              <Td phone="lead">
                {operationId ? (
                  <Link prefetch={false} href={`/activity/operations/${operationId}`} className={LINK}>
                    {what}
                  </Link>
                ) : (
                  what
                )}
              </Td>
              <Td phone="figure">
                <bdi>{subject}</bdi>
              </Td>
              <Td muted>
                {customerId && (
                  <Link prefetch={false} href={`/customers/${customerId}`} className={LINK}>
                    {customerId}
                  </Link>
                )}
              </Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
