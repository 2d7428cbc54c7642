import "server-only";
import { withScope } from "@/lib/db/client";
import { findBookReading } from "@/lib/db/cost-book-rows";
import { listMarginLines, type MarginPage } from "@/lib/db/margin-line-rows";
import { listPartnerMonths } from "@/lib/db/margin-month-rows";
import { findRefresh } from "@/lib/db/refresh-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { chooseMonth } from "@/lib/domain/margin/choose-month";
import type { MarginListQuery } from "@/lib/domain/margin/margin-list-query";
import type { PartnerMonth } from "@/lib/domain/margin/margin-month";
import type { Month } from "@/lib/domain/values/month";
import type { Cached } from "@/lib/domain/values/upstream";
import { demand } from "@/lib/services/access/permit";
import { ACCOUNT_SERVICES } from "@/lib/services/margin/refresh-account-services";
import { isStale, requestRefresh } from "@/lib/services/sync/request-refresh";
import { now } from "@/lib/support/clock";

const BY_ACCOUNT = { customer: null, interval: "monthly", split: "account" } as const;

export interface Margins {
  readonly month: Month;
  /** Those kept, the newest first. */
  readonly months: readonly Month[];
  readonly page: MarginPage;
  /** The partner's side of all months; asked for anew when staff look and it is old. */
  readonly whole: Cached<(PartnerMonth & { readonly madeAt: string }) | null>;
}

/** All customers' margins in a month, from what was worked out last. */
export async function loadMargins(scope: StaffScope, query: MarginListQuery): Promise<Margins> {
  demand(scope, "margin:read");
  const at = now();
  const { months, page, month, read, refresh } = await withScope(scope, async (db) => {
    const kept = await listPartnerMonths(db);
    const of = chooseMonth(
      query.month,
      kept.map((one) => one.month),
      at,
    );
    return {
      months: kept,
      month: of,
      page: await listMarginLines(db, of, { query, now: at }),
      read: await findBookReading(db, BY_ACCOUNT),
      refresh: await findRefresh(db, ACCOUNT_SERVICES),
    };
  });
  const asked =
    isStale(refresh.requestedAt ?? read?.fetchedAt ?? null, refresh) &&
    (await requestRefresh(scope, { ...ACCOUNT_SERVICES, customer: null }));
  const refreshing = refresh.refreshing || asked;
  const { failure } = refresh;
  return {
    month,
    months: months.map((one) => one.month),
    page,
    whole:
      read === null
        ? { state: "absent", refreshing, failure }
        : {
            state: "present",
            value: months.find((one) => one.month === month) ?? null,
            provenance: { source: "cloudhealth", ...read },
            refreshing,
            failure,
          },
  };
}
