import { type CalendarDate, parseCalendarDate } from "@/lib/domain/values/calendar-date";
import { type CustomerId, parseCustomerId } from "@/lib/domain/values/customer-id";
import {
  type PageSize,
  pageParam,
  pageSizeParam,
  paramOf,
  searchParam,
  type UrlParams,
  unlessDefault,
  urlParams,
} from "@/lib/domain/values/list-query";
import { isId } from "@/lib/domain/values/record-id";

/** What nobody did who is signed in: a schedule, a command. */
export const BY_ITSELF = "itself";

/** What the audit trail shows; lives in the address and nowhere else. */
export interface AuditListQuery {
  readonly q: string;
  readonly page: number;
  readonly per: PageSize;
  /** A person's id, or BY_ITSELF. */
  readonly person: string | null;
  /** What stands before the colon of a verb. */
  readonly kind: string | null;
  readonly customer: CustomerId | null;
  /** UTC days, both with. */
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}

/** Tolerant: whatever cannot be read is the default. */
export function auditListQuery(params: UrlParams): AuditListQuery {
  const [person, kind] = [paramOf(params, "person"), paramOf(params, "kind")];
  return {
    q: searchParam(params),
    page: pageParam(params),
    per: pageSizeParam(params),
    person: person === BY_ITSELF || isId(person) ? person : null,
    kind: /^[a-z-]{1,60}$/.test(kind) ? kind : null,
    customer: parseCustomerId(paramOf(params, "customer")),
    from: parseCalendarDate(paramOf(params, "from")),
    to: parseCalendarDate(paramOf(params, "to")),
  };
}

/** The query as an address names it, without what is the default. */
export function toAuditParams(query: AuditListQuery): URLSearchParams {
  const { q, person, kind, customer, from, to, page, per } = query;
  return urlParams([
    ["view", "audit"],
    ["q", q],
    ["person", person ?? undefined],
    ["kind", kind ?? undefined],
    ["customer", customer ?? undefined],
    ["from", from ?? undefined],
    ["to", to ?? undefined],
    ["per", unlessDefault(per, 20)],
    ["page", unlessDefault(page, 1)],
  ]);
}

export function isAuditFiltered({ q, person, kind, customer, from, to }: AuditListQuery): boolean {
  return q !== "" || [person, kind, customer, from, to].some((value) => value !== null);
}
