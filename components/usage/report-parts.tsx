"use client";

import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { retryUsagePartAction } from "@/lib/actions/usage-actions";
import { type PartRetry, partRetries } from "@/lib/domain/usage/part-retries";
import { REPORT_ROW_CAP, type UsageReportPart } from "@/lib/domain/usage/usage-report";
import { dateOf } from "@/lib/domain/values/calendar-date";
import { RefusalNotice } from "../refusals/refusal-notice";
import type { AnyRefusal } from "../refusals/refusal-text";
import { Button } from "../ui/button";
import { Quantity } from "../ui/figures/quantity";
import { Panel } from "../ui/panel";
import { Status } from "../ui/status";
import type { StatusTone } from "../ui/status-marks";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";
import { formatBytes } from "./format-bytes";
import { formatDays } from "./format-days";

const DAY_MS = 86_400_000;
const TONES: Record<UsageReportPart["progress"]["at"], StatusTone> = {
  sending: "pending",
  requested: "pending",
  keeping: "pending",
  ready: "positive",
  failed: "negative",
  split: "neutral",
  cancelled: "neutral",
};

export type ReportPartsProps = { reportId: string; parts: readonly UsageReportPart[]; mayRetry: boolean };

/** The HERE reports a report consists of, each with its state and what can be done about one that failed. */
export function ReportParts({ reportId, parts, mayRetry }: ReportPartsProps) {
  const t = useTranslations("usage");
  const [refusal, setRefusal] = useState<AnyRefusal | null>(null);
  const hasRetries = mayRetry && parts.some(({ progress }) => isFailed(progress));
  return (
    <Panel title={t("parts.title")} note={t("parts.note", { count: parts.length })}>
      {refusal && <RefusalNotice refusals={[refusal]} when="refused" upstream="HERE" />}
      <Table label={t("parts.label")} density="compact" stack>
        <thead>
          <tr>
            <Th>{t("parts.period")}</Th>
            <Th>{t("state")}</Th>
            <Th numeric>{t("rows")}</Th>
            <Th numeric>{t("size")}</Th>
            <Th>{t("hereId")}</Th>
            {hasRetries && <Th>{t("parts.actions")}</Th>}
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <PartRow
              key={part.id}
              part={part}
              reportId={reportId}
              hasRetries={hasRetries}
              mayRetry={mayRetry}
              onRefusal={setRefusal}
            />
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function isFailed({ at }: UsageReportPart["progress"]): boolean {
  return at === "failed" || at === "cancelled";
}

type PartRowProps = {
  part: UsageReportPart;
  reportId: string;
  hasRetries: boolean;
  mayRetry: boolean;
  onRefusal: (refusal: AnyRefusal | null) => void;
};

function PartRow({ part, reportId, hasRetries, mayRetry, onRefusal }: PartRowProps) {
  const locale = useLocale();
  const { progress } = part;
  const days = { from: part.from.slice(0, 10), to: dateOf(new Date(Date.parse(part.to) + DAY_MS - 1)) };
  return (
    <tr>
      <Td phone="lead">{formatDays(days, locale)}</Td>
      <Td phone="sub" wrap>
        <PartState part={part} mayFollow={mayRetry} />
      </Td>
      <Td numeric phone="figure">
        {progress.at === "ready" ? <Quantity value={String(progress.rows)} /> : <span className="text-muted">—</span>}
      </Td>
      <Td numeric muted>
        {progress.at === "ready" ? formatBytes(progress.bytes, locale) : "—"}
      </Td>
      <Td mono muted>
        {"hereId" in progress && progress.hereId ? progress.hereId : "—"}
        {progress.at === "ready" && progress.sha256 && (
          <span className="block text-xs" title={`SHA-256 ${progress.sha256}`}>
            {progress.sha256.slice(0, 16)}…
          </span>
        )}
      </Td>
      {hasRetries && (
        <Td phone="figure2">
          <PartRetries part={part} reportId={reportId} onRefusal={onRefusal} />
        </Td>
      )}
    </tr>
  );
}

function PartState({ part, mayFollow }: { part: UsageReportPart; mayFollow: boolean }) {
  const t = useTranslations("usage");
  const { progress, operationId } = part;
  const isDoubtful = progress.at === "failed" && progress.reason === "unknown-outcome";
  const follows = mayFollow && progress.at === "failed" && (isDoubtful || progress.reason === "refused");
  return (
    <>
      <Status tone={isDoubtful ? "caution" : TONES[progress.at]}>{t(`parts.states.${progress.at}`)}</Status>
      {progress.at === "failed" && (
        <span className="block text-xs text-muted">
          {t(`failures.${progress.reason}.title`)}{" "}
          {follows && (
            <Link
              prefetch={false}
              href={`/activity/operations/${operationId}`}
              className="underline underline-offset-2"
            >
              {t("parts.followRequest")}
            </Link>
          )}
        </span>
      )}
      {progress.at === "ready" && progress.rows >= REPORT_ROW_CAP && (
        <span className="block text-xs text-caution">{t("parts.wholeDay")}</span>
      )}
      {progress.at === "ready" && progress.repeats > 0 && (
        <span className="block text-xs text-caution">{t("parts.repeats", { count: progress.repeats })}</span>
      )}
    </>
  );
}

function PartRetries({ part, reportId, onRefusal }: Pick<PartRowProps, "part" | "reportId" | "onRefusal">) {
  const t = useTranslations("usage.parts");
  const queries = useQueryClient();
  const [pending, setPending] = useState<PartRetry | null>(null);
  const [operationId] = useState(() => crypto.randomUUID());
  const retry = async (how: PartRetry) => {
    setPending(how);
    onRefusal(null);
    const answer = await retryUsagePartAction({ partId: part.id, retry: how, operationId }).catch(() => null);
    setPending(null);
    if (!answer?.ok) onRefusal(answer?.refusal ?? { code: "no-answer" });
    await queries.invalidateQueries({ queryKey: ["report", reportId] });
  };
  return (
    <span className="flex flex-wrap gap-2">
      {partRetries(part.progress).map((how) => (
        <Button key={how} size="sm" pending={pending === how} onClick={() => retry(how)}>
          {t(how)}
        </Button>
      ))}
    </span>
  );
}
