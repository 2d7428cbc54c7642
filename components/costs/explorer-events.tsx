import { ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { CostEvent } from "@/lib/domain/costs/cost-event";
import { AccountLink } from "../assignments/account-link";
import { DateTime } from "../ui/figures/date-time";
import { eventFacts } from "./event-words";

/** The marks on the time axis as a list, for those who read rather than point. */
export function ExplorerEvents({ events }: { events: readonly CostEvent[] }) {
  const t = useTranslations("costExplorer");
  const locale = useLocale();
  if (events.length === 0) return null;
  return (
    <details className="group/events mt-2 text-sm">
      <summary className="flex w-fit list-none items-center gap-1 rounded-sm py-1 text-muted hover:text-text max-sm:min-h-10">
        <ChevronRight size={14} aria-hidden className="transition-transform duration-100 group-open/events:rotate-90" />
        ▾ {t("events", { count: events.length })}
      </summary>
      <ul className="mt-1">
        {events.map((event) => (
          <li
            key={`${event.day} ${event.kind} ${"owner" in event ? event.owner : ""}${"month" in event ? event.month : ""}`}
            className="flex flex-wrap gap-x-4 border-b border-line py-1.5"
          >
            <span className="w-28 text-muted">
              <DateTime value={event.day} />
            </span>
            <span className="min-w-0 grow">{t(`event.${event.kind}`, eventFacts(event, locale))}</span>
            {"owner" in event && <AccountLink owner={event.owner} />}
          </li>
        ))}
      </ul>
    </details>
  );
}
