import { useTranslations } from "next-intl";
import type { UsageReportProgress } from "@/lib/domain/usage/usage-report";
import { Status } from "../ui/status";
import type { StatusTone } from "../ui/status-marks";

const TONES: Record<UsageReportProgress["at"], StatusTone> = {
  sending: "pending",
  requested: "pending",
  keeping: "pending",
  ready: "positive",
  failed: "negative",
};

export function ReportStatus({ progress }: { progress: UsageReportProgress }) {
  const t = useTranslations("usage");
  const tone = progress.at === "failed" && progress.reason === "unknown-outcome" ? "caution" : TONES[progress.at];
  return <Status tone={tone}>{t(`states.${progress.at}`)}</Status>;
}
