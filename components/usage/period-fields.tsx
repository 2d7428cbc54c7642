"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { PERIOD_PRESETS, type PeriodPreset, presetOf, presetPeriod } from "@/lib/domain/usage/report-period";
import { type CalendarDate, daysBetween, parseCalendarDate, shiftDate } from "@/lib/domain/values/calendar-date";
import { RadioCards } from "../ui/radio-cards";
import { TextField } from "../ui/text-field";

export type PeriodFieldsProps = {
  /** `to` is the day after the last one. */
  value: { from: string; to: string };
  today: CalendarDate;
  errors: { from: string | undefined; to: string | undefined };
  onChange: (period: { from: string; to: string }) => void;
};

/** A period by preset or by its first and last day; people read the last day as included. */
export function PeriodFields({ value, today, errors, onChange }: PeriodFieldsProps) {
  const t = useTranslations("usage.form");
  const [isCustom, setIsCustom] = useState(presetOf(value, today) === "custom");
  const from = parseCalendarDate(value.from);
  const to = parseCalendarDate(value.to);
  const days = from && to ? daysBetween(from, to) : 0;
  const choose = (preset: PeriodPreset) => {
    setIsCustom(preset === "custom");
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
        value={isCustom ? "custom" : presetOf(value, today)}
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
            setIsCustom(true);
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
            setIsCustom(true);
            endWith(event.target.value);
          }}
        />
      </div>
    </>
  );
}
