import { useTranslations } from "next-intl";
import type { ConnectionView } from "@/lib/domain/settings/connection-view";
import type { UpstreamHealth } from "@/lib/domain/sync/sync-run";
import { laneState } from "@/lib/domain/upstreams/lane-state";
import { DefinitionList, type Fact } from "../ui/definition-list";
import { Age } from "../ui/figures/age";
import { DateTime } from "../ui/figures/date-time";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { Status } from "../ui/status";
import { ClientWords } from "../words/client-words";
import { ConnectionOriginNote } from "./connection-origin-note";
import { useLaneFacts } from "./lane-facts";
import { TryNow } from "./try-now";

export type ConnectionListProps = {
  connections: readonly ConnectionView[];
  now: Date;
  mayTry: boolean;
  /** Why connections cannot be entered here; null: they can. */
  whyNotChange: string | null;
};

/** Each upstream as it is reached now, and how it fares. No key is shown whole. */
export function ConnectionList({ connections, now, mayTry, whyNotChange }: ConnectionListProps) {
  const t = useTranslations("people.connections");
  const sync = useTranslations("sync");
  const laneFacts = useLaneFacts();
  const whyNotTry = ({ health }: ConnectionView) => {
    const { at } = laneState(health);
    if (!mayTry) return t("lane.reasons.notPermitted");
    return at === "passing" || at === "trying" ? t(`lane.reasons.${at}`) : null;
  };
  const stateOf = ({ trouble, lastSuccessAt }: UpstreamHealth): Fact => {
    if (trouble === null) {
      const [tone, word] = lastSuccessAt ? (["positive", "well"] as const) : (["neutral", "never"] as const);
      return { label: t("state"), value: <Status tone={tone}>{sync(`health.${word}`)}</Status> };
    }
    return {
      label: t("state"),
      value: <Status tone="negative">{sync(`health.troubles.${trouble.reason}`)}</Status>,
      note: sync.rich("health.since", { time: () => <DateTime value={trouble.since} show="both" /> }),
    };
  };
  return (
    <div className="grid gap-x-12 gap-y-6 border-t border-line pt-4 xl:grid-cols-3">
      {connections.map((connection) => {
        const { upstream, origin, parts, health } = connection;
        return (
          <section key={upstream} aria-label={sync(`upstreams.${upstream}`)} className="min-w-0">
            <h3 className="font-medium">{sync(`upstreams.${upstream}`)}</h3>
            <p className="mb-1 text-xs text-muted">{sync(`health.provides.${upstream}`)}</p>
            {origin.at === "portal" && !origin.isReadable && <Notice tone="caution">{t("unreadable")}</Notice>}
            <DefinitionList
              facts={[
                stateOf(health),
                ...laneFacts(connection),
                {
                  label: t("lastAnswer"),
                  value: health.lastSuccessAt ? <Age since={health.lastSuccessAt} now={now} /> : t("never"),
                },
                { label: t("setBy"), value: <ConnectionOriginNote origin={origin} /> },
                ...parts.map(({ part, variable, value }) => ({
                  label: t(`parts.${part}`),
                  value: <span className={part.includes("address") ? "wrap-anywhere" : "font-mono"}>{value}</span>,
                  ...(origin.at === "environment" && { note: variable }),
                })),
              ]}
            />
            <div className="mt-3 flex flex-wrap items-start gap-3">
              <LinkButton
                href={`/settings/connections/${upstream}`}
                size="sm"
                reason={whyNotChange}
                aria-label={t("changeOf", { upstream: sync(`upstreams.${upstream}`) })}
              >
                {t("change")}
              </LinkButton>
              <ClientWords namespaces={["people", "refusals", "ui"]}>
                <TryNow upstream={upstream} reason={whyNotTry(connection)} />
              </ClientWords>
            </div>
          </section>
        );
      })}
    </div>
  );
}
