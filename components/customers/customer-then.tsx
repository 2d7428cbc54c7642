import { useLocale, useTranslations } from "next-intl";
import { TravelBand } from "@/components/assignments/travel-band";
import { formatInstant } from "@/components/ui/figures/format-instant";
import type { Answer, Dated, Travel } from "@/lib/domain/assignments/time-travel";
import type { Customer } from "@/lib/domain/customers/customer";
import { CustomerProfile } from "./customer-profile";
import { CustomerTags } from "./customer-tags";
import { CustomerTravel } from "./customer-travel";

export type CustomerThenProps = {
  pathname: string;
  then: {
    readonly then: Answer<Dated & { readonly customer: Customer }>;
    readonly isOtherwise: boolean;
    readonly firstKnown: string | null;
  };
  travel: Travel;
  now: Date;
};

/** A customer's fields as they were, as was known. */
export function CustomerThen({ pathname, then: { then, isOtherwise, firstKnown }, travel, now }: CustomerThenProps) {
  const t = useTranslations("account.travel");
  const locale = useLocale();
  const time = (at: string) => formatInstant({ at, locale, show: "exact" });
  return (
    <>
      <TravelBand travel={travel} nowHref={pathname}>
        {then.state === "unknown" && (
          <p>
            {t("unknown")}. {firstKnown && t("before", { time: time(firstKnown) })}
          </p>
        )}
        {then.state === "nobody" && <p>{t("customerRemoved")}.</p>}
        {then.state !== "unknown" && (
          <p>{t("since", { valid: time(then.entry.validFrom), known: time(then.entry.knownFrom) })}</p>
        )}
        {isOtherwise && <p>{t("profileOtherwise")}</p>}
      </TravelBand>
      {then.state === "held" && (
        <div className="grid gap-x-12 gap-y-8 xl:grid-cols-2">
          <CustomerProfile customer={then.entry.customer} now={travel.at} />
          <div className="min-w-0">
            <CustomerTags tags={then.entry.customer.tags} />
          </div>
        </div>
      )}
      <CustomerTravel pathname={pathname} travel={travel} now={now} />
    </>
  );
}
