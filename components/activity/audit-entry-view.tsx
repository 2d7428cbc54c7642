import Link from "next/link";
import { useTranslations } from "next-intl";
import { type AuditTold, toldBy } from "@/lib/domain/activity/audit-detail";
import type { ListedAuditLine } from "@/lib/domain/activity/audit-line";
import { CallList } from "../operations/call-list";
import { DefinitionList, type Fact } from "../ui/definition-list";
import { DateTime } from "../ui/figures/date-time";
import { Id } from "../ui/figures/id";
import { Panel } from "../ui/panel";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";
import { AuditValueText } from "./audit-value-text";
import { auditFieldWord } from "./audit-word";

const LINK = "underline underline-offset-2";

/** All that one entry says, and where it stands in the chain. */
export function AuditEntryView({ line, hash }: { line: ListedAuditLine; hash: string | null }) {
  const t = useTranslations("audit");
  const { id, at, actorName, verb, subject, customerId, operationId, detail, place } = line;
  const { changes, calls, facts } = toldBy(detail);
  const links: Fact[] = [
    ...(customerId
      ? [{ label: t("entry.customer"), value: <To href={`/customers/${customerId}`}>{customerId}</To> }]
      : []),
    ...(operationId
      ? [
          {
            label: t("entry.operation"),
            value: <To href={`/activity/operations/${operationId}`}>{t("entry.operationLink")}</To>,
          },
        ]
      : []),
  ];
  return (
    <>
      <DefinitionList
        facts={[
          { label: t("entry.who"), value: <bdi>{actorName}</bdi> },
          { label: t("entry.when"), value: <DateTime value={at} show="exact" /> },
          { label: t("entry.what"), value: <code className="font-mono">{verb}</code> },
          { label: t("entry.subject"), value: <bdi>{subject}</bdi> },
          ...links,
          { label: t("entry.id"), value: id },
          place === null
            ? { label: t("entry.place"), value: t("waiting"), note: t("waitingNote") }
            : { label: t("entry.place"), value: place },
          ...(hash === null ? [] : [{ label: t("entry.hash"), value: <Id value={hash} /> }]),
        ]}
      />
      {changes.length > 0 && (
        <Panel title={t("entry.changes")}>
          <Changes changes={changes} />
        </Panel>
      )}
      {facts.length > 0 && (
        <Panel title={t("entry.facts")}>
          <DefinitionList
            facts={facts.map(({ name, value }) => {
              const known = auditFieldWord(name);
              return {
                label: known ? t(`fields.${known}`) : name,
                value: <AuditValueText name={name} value={value} />,
              };
            })}
          />
        </Panel>
      )}
      {calls.length > 0 && (
        <Panel title={t("entry.calls")}>
          <CallList calls={calls} />
        </Panel>
      )}
    </>
  );
}

function To({ href, children }: { href: string; children: string }) {
  return (
    <Link prefetch={false} href={href} className={LINK}>
      {children}
    </Link>
  );
}

function Changes({ changes }: Pick<AuditTold, "changes">) {
  const t = useTranslations("audit");
  return (
    <Table label={t("entry.changes")}>
      <thead>
        <tr>
          <Th>{t("entry.field")}</Th>
          <Th>{t("entry.before")}</Th>
          <Th>{t("entry.after")}</Th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ name, before, after }) => {
          const known = auditFieldWord(name);
          return (
            <tr key={name}>
              <Td muted wrap>
                {known ? t(`fields.${known}`) : name}
              </Td>
              {[before, after].map((value, side) => (
                <Td key={side === 0 ? "before" : "after"} wrap className="break-words">
                  <AuditValueText name={name} value={value} />
                </Td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
