"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { UsageScheduleView } from "@/lib/domain/usage/usage-schedule";
import { RefusalNotice } from "../refusals/refusal-notice";
import type { AnyRefusal } from "../refusals/refusal-text";
import { DateTime } from "../ui/figures/date-time";
import { formatInstant } from "../ui/figures/format-instant";
import { Status } from "../ui/status";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";
import { ScheduleDecisions } from "./schedule-decisions";

export type ScheduleTableProps = {
  schedules: readonly UsageScheduleView[];
  /** Why they cannot be changed; null for those who may. */
  reason: string | null;
};

export function ScheduleTable({ schedules, reason }: ScheduleTableProps) {
  const t = useTranslations("usage.schedule");
  const words = useTranslations("usage");
  const [refusal, setRefusal] = useState<AnyRefusal | null>(null);
  return (
    <>
      {refusal && <RefusalNotice refusals={[refusal]} when="refused" />}
      <Table label={t("label")} stack>
        <thead>
          <tr>
            <Th>{t("subject")}</Th>
            <Th numeric>{t("day")}</Th>
            <Th>{words("detail")}</Th>
            <Th>{t("state")}</Th>
            <Th>{t("next")}</Th>
            <Th>{t("last")}</Th>
            <Th>{t("by")}</Th>
            <Th>{t("actions")}</Th>
          </tr>
        </thead>
        <tbody>
          {schedules.map((schedule) => (
            <tr key={schedule.id}>
              <Td wrap phone="lead">
                <Whose schedule={schedule} />
              </Td>
              <Td numeric>{schedule.dayOfMonth}</Td>
              <Td muted>{words(`levels.${schedule.wish.detailLevel}`)}</Td>
              <Td phone="figure">
                <State schedule={schedule} />
              </Td>
              <Td phone="sub">
                {schedule.state === "active" && !schedule.isHeld ? (
                  <DateTime value={schedule.nextOn} />
                ) : (
                  <span className="text-muted">—</span>
                )}
              </Td>
              <Td wrap>
                <LastRun schedule={schedule} />
              </Td>
              <Td muted>
                <bdi>{schedule.createdByName}</bdi>
              </Td>
              <Td phone="figure2">
                <ScheduleDecisions schedule={schedule} reason={reason} onRefusal={setRefusal} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-3 max-w-prose text-xs text-muted">{t("resumeNote")}</p>
    </>
  );
}

function State({ schedule: { state, isHeld, createdByName } }: { schedule: UsageScheduleView }) {
  const t = useTranslations("usage.schedule");
  if (!isHeld || state !== "active") {
    return <Status tone={state === "active" ? "positive" : "neutral"}>{t(`states.${state}`)}</Status>;
  }
  return (
    <>
      <Status tone="caution">{t("held")}</Status>
      <span className="block text-xs text-caution">{t("heldNote", { name: createdByName })}</span>
    </>
  );
}

function Whose({ schedule }: { schedule: UsageScheduleView }) {
  const t = useTranslations("usage.schedule");
  const words = useTranslations("usage");
  const { wish, customers } = schedule;
  const [only, ...others] = customers;
  const how = wish.subject === "own" || (wish.subject === "chosen" && others.length === 0) ? null : wish.apart;
  return (
    <>
      {wish.subject === "own" && words("ownRealm")}
      {wish.subject === "linked" && t("linked")}
      {wish.subject === "chosen" &&
        (only && others.length === 0 ? (
          <bdi>{only.name}</bdi>
        ) : (
          <span title={customers.map(({ name }) => name).join(", ")}>
            {t("customersCount", { count: customers.length })}
          </span>
        ))}
      {how !== null && <span className="block text-xs text-muted">{how ? t("apartYes") : t("apartNo")}</span>}
    </>
  );
}

function LastRun({ schedule: { lastRun } }: { schedule: UsageScheduleView }) {
  const t = useTranslations("usage.schedule");
  const locale = useLocale();
  if (!lastRun) return <span className="text-muted">{t("never")}</span>;
  return (
    <>
      {t("ran", {
        date: formatInstant({ at: new Date(lastRun.dueOn), locale, show: "date" }),
        count: lastRun.reports,
      })}
      {lastRun.leftOut.length > 0 && (
        <span className="block text-xs text-caution">{t("leftOut", { names: lastRun.leftOut.join(", ") })}</span>
      )}
    </>
  );
}
