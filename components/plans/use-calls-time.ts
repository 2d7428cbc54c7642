import { useTranslations } from "next-intl";

/** How long so many calls take at the most that are let through in a minute. Needs the words of "plans". */
export function useCallsTime(ratePerMinute: number): (calls: number) => string {
  const t = useTranslations("plans.time");
  return (calls) => {
    const seconds = Math.ceil((calls * 60) / ratePerMinute);
    return seconds < 100 ? t("seconds", { count: seconds }) : t("minutes", { count: Math.ceil(seconds / 60) });
  };
}
