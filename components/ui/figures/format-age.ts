import type { Locale } from "@/components/words/locale";
import { ageFormat } from "./kept-format";

const STEPS = [
  { unit: "minute", seconds: 60, below: 3600 },
  { unit: "hour", seconds: 3600, below: 48 * 3600 },
  { unit: "day", seconds: 86_400, below: 60 * 86_400 },
  { unit: "month", seconds: 30 * 86_400, below: Number.POSITIVE_INFINITY },
] as const;

export type AgeFormat = { since: Date | string; now: Date; locale: Locale; justNow: string };

export function formatAge({ since, now, locale, justNow }: AgeFormat): string {
  const ageSeconds = Math.floor((now.getTime() - new Date(since).getTime()) / 1000);
  if (ageSeconds < 60) return justNow;
  const step = STEPS.find(({ below }) => ageSeconds < below) ?? STEPS[3];
  const format = ageFormat(locale, { style: step.unit === "month" ? "long" : "short" });
  return format.format(-Math.floor(ageSeconds / step.seconds), step.unit).replace(/\. /g, " ");
}
