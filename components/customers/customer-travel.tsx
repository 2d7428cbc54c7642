import { useTranslations } from "next-intl";
import { TravelForm } from "@/components/assignments/travel-form";
import { Panel } from "@/components/ui/panel";
import type { Travel } from "@/lib/domain/assignments/time-travel";
import { dateOf } from "@/lib/domain/values/calendar-date";

/** Asks for another moment of a customer's page. */
export function CustomerTravel({ pathname, travel, now }: { pathname: string; travel: Travel | null; now: Date }) {
  const t = useTranslations("account.travel");
  return (
    <div className="mt-8">
      <Panel title={t("title")}>
        <TravelForm
          key={`${travel?.days.at} ${travel?.days.known}`}
          pathname={pathname}
          travel={travel}
          of="customer"
          today={dateOf(now)}
        />
      </Panel>
    </div>
  );
}
