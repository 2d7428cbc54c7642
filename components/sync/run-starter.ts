import { useTranslations } from "next-intl";

/** Who had a reading begun: a person by name, the timetable and a start of the worker in words. */
export function useRunStarter(): (startedBy: string) => string {
  const t = useTranslations("sync.starters");
  return (startedBy) => (startedBy === "timetable" || startedBy === "start" ? t(startedBy) : startedBy);
}
