"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { PERIOD_PRESETS, type PeriodPreset, presetOf, presetPeriod } from "@/lib/domain/usage/report-period";
import { splitPeriod } from "@/lib/domain/usage/split-period";
import { type CalendarDate, daysBetween, parseCalendarDate, shiftDate } from "@/lib/domain/values/calendar-date";
import { RadioCards } from "../ui/radio-cards";
import { TextField } from "../ui/text-field";

export type PeriodFieldsProps = {
  /** `to` is the day after the last one. */
  value: { from: string; to: string };
  today: CalendarDate;
  /** Rows are asked for all days together, which HERE adds up within one report only. */
  isSummed: boolean;
  errors: { from: string | undefined; to: string | undefined };
  onChange: (period: { from: string; to: string }) => void;
};

/** A period by preset or by its first and last day; people read the last day as included. */
export function PeriodFields({ value, today, errors, isSummed, onChange }: PeriodFieldsProps) {
  const t = useTranslations("usage.form");
  const [chosen, setChosen] = useState(presetOf(value, today));
  const from = parseCalendarDate(value.from);
  const to = parseCalendarDate(value.to);
  const days = from && to ? daysBetween(from, to) : 0;
  const choose = (preset: PeriodPreset) => {
    setChosen(preset);
    if (preset !== "custom") onChange(presetPeriod(preset, today));
  };
  const endWith = (text: string) => {
    const last = parseCalendarDate(text);
    onChange({ from: value.from, to: last ? shiftDate(last, 1) : "" });
  };
  return (
    <>
      <RadioCards
        legend={t("preset")}
        name="preset"
        columns={2}
        options={PERIOD_PRESETS.map((preset) => ({ value: preset, label: t(`presets.${preset}`) }))}
        value={chosen}
        onChange={(event) => {
          const preset = PERIOD_PRESETS.find((one) => one === event.target.value);
          if (preset) choose(preset);
        }}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t("from")}
          name="from"
          type="date"
          value={value.from}
          error={errors.from}
          onChange={(event) => {
            setChosen("custom");
            onChange({ from: event.target.value, to: value.to });
          }}
        />
        <TextField
          label={t("to")}
          name="to"
          type="date"
          value={to ? shiftDate(to, -1) : ""}
          error={errors.to}
          hint={days > 0 ? t("days", { count: days }) : undefined}
          onChange={(event) => {
            setChosen("custom");
            endWith(event.target.value);
          }}
        />
      </div>
      {days > 0 && (
        <p className="max-w-prose text-sm" aria-live="polite">
          {t("willMake", { count: splitPeriod(value).length })}{" "}
          {isSummed && splitPeriod(value).length > 1 && t("summedParts")}
        </p>
      )}
    </>
  );
}
