import { useLocale, useTranslations } from "next-intl";
import type { ConnectionView } from "@/lib/domain/settings/connection-view";
import { type LaneState, laneState } from "@/lib/domain/upstreams/lane-state";
import type { Fact } from "../ui/definition-list";
import { DateTime } from "../ui/figures/date-time";
import { formatQuantity } from "../ui/figures/format-quantity";
import { Status } from "../ui/status";
import type { StatusTone } from "../ui/status-marks";

const TONES: Record<LaneState["at"], StatusTone> = {
  passing: "positive",
  paused: "caution",
  stopped: "negative",
  trying: "pending",
};

/** Whether calls to an upstream pass, and how near to its limit they are. */
export function useLaneFacts(): (connection: ConnectionView) => Fact[] {
  const t = useTranslations("people.connections");
  const sync = useTranslations("sync.upstreams");
  const locale = useLocale();
  const number = (value: number) => formatQuantity({ value: String(value), locale });
  const time = (at: string) => () => <DateTime value={at} show="both" />;
  const noteOf = (lane: LaneState, { upstream }: ConnectionView) => {
    if (lane.at === "paused") return t.rich("lane.pausedNote", { upstream: sync(upstream), time: time(lane.until) });
    if (lane.at !== "stopped") return undefined;
    return lane.nextTry ? t.rich("lane.next", { time: time(lane.nextTry) }) : t("lane.nextCall");
  };
  return (connection) => {
    const lane = laneState(connection.health);
    const word = lane.at === "stopped" ? lane.because : lane.at;
    return [
      {
        label: t("lane.title"),
        value: <Status tone={TONES[lane.at]}>{t(`lane.${word}`)}</Status>,
        note: noteOf(lane, connection),
      },
      {
        label: t("calls"),
        value: (
          <span className="tnum">
            {t("callsOf", {
              made: number(connection.health.callsLastMinute),
              limit: number(connection.callsPerMinute),
            })}
          </span>
        ),
      },
    ];
  };
}
