import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CsvRefusalText } from "@/components/refusals/csv-refusal-text";
import { UsageRefusalText } from "@/components/refusals/usage-refusal-text";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import type { BlockRefusal } from "@/lib/domain/assignments/billing-block";
import type { ChangeRefusal } from "@/lib/domain/customers/customer-change-input";
import type { DeletionRefusal } from "@/lib/domain/customers/customer-deletion";
import type { ImportRefused } from "@/lib/domain/customers/customer-import";
import type { ActionRefusal } from "@/lib/domain/operations/action-answer";
import type { DecisionRefusal } from "@/lib/domain/operations/decision";
import type { OperationRefusal, RecordRefusal } from "@/lib/domain/operations/operation-view";
import type { PlaceRefusal } from "@/lib/domain/plans/assignment-plan";
import type { ReleaseRefusal } from "@/lib/domain/sync/release";
import type { ProbeRefusal } from "@/lib/domain/upstreams/probe";
import type { UsageRefusal } from "@/lib/domain/usage/usage-refusal";
import type { CsvRefusal } from "@/lib/domain/values/csv-refusal";
import { unreachable } from "@/lib/domain/values/result";

/** The browser could not hear from the portal at all. */
export interface NoAnswer {
  readonly code: "no-answer";
}

export type AnyRefusal =
  | OperationRefusal
  | ChangeRefusal
  | DeletionRefusal
  | PlaceRefusal
  | BlockRefusal
  | DecisionRefusal
  | ReleaseRefusal
  | ProbeRefusal
  | RecordRefusal
  | UsageRefusal
  | ActionRefusal
  | CsvRefusal
  | ImportRefused
  | NoAnswer;

export type RefusalTextProps = {
  refusal: AnyRefusal;
  /** Whose words an `upstream-said` repeats. */
  upstream?: string;
};

const LINK = "font-medium text-text underline underline-offset-2";

function linkTo(href: string, isElsewhere = false) {
  const elsewhere = isElsewhere ? { target: "_blank", rel: "noopener" } : {};
  return (chunks: ReactNode) => (
    <Link prefetch={false} href={href} className={LINK} {...elsewhere}>
      {chunks}
    </Link>
  );
}

function UpstreamWords({ lines, upstream }: { lines: readonly string[]; upstream: string }) {
  const t = useTranslations("refusals");
  if (lines.length === 0) return t("upstream-silent", { upstream });
  return (
    <>
      {t("upstream-said", { upstream })}
      <Words lines={lines} />
    </>
  );
}

function Words({ lines }: { lines: readonly string[] }) {
  return (
    <span className="mt-1 block border-l-2 border-line-strong pl-2.5" lang="en">
      {lines.map((line) => (
        <span key={line} className="block break-words">
          {line}
        </span>
      ))}
    </span>
  );
}

/** For a name inside a sentence, where no element can keep the directions of writing apart. */
const isolated = (name: string) => `\u2068${name}\u2069`;

function MembersHeld({ refusal }: { refusal: Extract<BlockRefusal, { code: "members-held" }> }) {
  const t = useTranslations("refusals");
  const { held, linked, first } = refusal;
  const rows = first.map(({ account, holderName }) =>
    t("members-held-row", { account: groupAccountNumber(account), name: isolated(holderName) }),
  );
  const more = held > first.length ? [t("members-held-more", { count: held - first.length })] : [];
  return t("members-held", { held, linked, accounts: [...rows, ...more].join(", ") });
}

/** What happened, why and what to do next, for every refusal there is. */
export function RefusalText({ refusal, upstream = "CloudHealth" }: RefusalTextProps): ReactNode {
  const t = useTranslations("refusals");
  const number = groupAccountNumber;
  switch (refusal.code) {
    case "account-unknown":
    case "account-outside-family":
    case "assignment-gone":
    case "wanted-twice":
    case "not-a-family-head":
      return t(refusal.code, { account: number(refusal.account) });
    case "account-held": {
      const customer = linkTo(`/customers/${refusal.holder}/accounts`);
      return t.rich(refusal.code, { account: number(refusal.account), name: refusal.holderName, customer });
    }
    case "customer-unknown":
    case "customer-gone":
      return t(refusal.code, { customer: refusal.customer });
    case "billing-not-enabled": {
      const page = `/customers/${refusal.customer}`;
      return t.rich(refusal.code, { name: refusal.name, customer: linkTo(page), edit: linkTo(`${page}/edit#billing`) });
    }
    case "managed-elsewhere":
      return t.rich(refusal.code, { name: refusal.name, customer: linkTo(`/customers/${refusal.customer}`) });
    case "pattern-is-standalone":
      return t(refusal.code, { count: refusal.selfPaying });
    case "pattern-is-consolidated":
    case "payer-missing":
      return t(refusal.code, { payer: number(refusal.payer) });
    case "payer-held-elsewhere": {
      const customer = linkTo(`/customers/${refusal.holder}/accounts`);
      return t.rich(refusal.code, { payer: number(refusal.payer), name: refusal.holderName, customer });
    }
    case "payer-is-linked":
      return t(refusal.code, { payer: number(refusal.payer), itsPayer: number(refusal.itsPayer) });
    case "families-differ":
      return t(refusal.code, { account: number(refusal.account), payer: number(refusal.payer) });
    case "name-taken": {
      const search = linkTo(`/customers?${new URLSearchParams({ q: refusal.name })}`, true);
      return t.rich(refusal.code, { name: refusal.name, search });
    }
    case "trial-not-in-future":
      return t(refusal.code, { date: refusal.date });
    case "vendor-link-unreadable":
      return t(refusal.code, { key: refusal.key, value: refusal.value });
    case "vendor-link-held": {
      const customer = linkTo(`/customers/${refusal.holder}/links`);
      return t.rich(refusal.code, { value: refusal.value, name: refusal.holderName, customer });
    }
    case "confirmation-differs":
    case "block-name-taken":
      return t(refusal.code, { name: refusal.name });
    case "realm-missing":
    case "period-in-future":
    case "retry-late":
    case "schedule-conflict":
      return <UsageRefusalText refusal={refusal} />;
    case "customer-has-assignments": {
      const customer = linkTo(`/customers/${refusal.customer}/accounts`);
      return t.rich(refusal.code, { name: refusal.name, count: refusal.count, customer });
    }
    case "members-held":
      return <MembersHeld refusal={refusal} />;
    case "block-families-differ":
      return t(refusal.code, { account: number(refusal.account), other: number(refusal.other) });
    case "row-refused":
      return [t(refusal.code, { account: number(refusal.account) }), <Words key="words" lines={refusal.lines} />];
    case "operation-conflict":
      return t.rich(refusal.code, { operation: linkTo(`/activity/operations/${refusal.operationId}`) });
    case "operation-under-way": {
      const operation = linkTo(`/activity/operations/${refusal.operationId}`);
      return t.rich(refusal.code, { actor: refusal.actorName, operation });
    }
    case "upstream-said":
      return <UpstreamWords lines={refusal.lines} upstream={upstream} />;
    case "signed-out":
      return t.rich(refusal.code, { signIn: linkTo("/sign-in", true) });
    case "too-many":
      return t(refusal.code, { seconds: refusal.seconds });
    case "given-up":
    case "run-released":
      return t(refusal.code, { by: refusal.by });
    case "broke":
    case "reference-unknown":
      return t(refusal.code, { reference: refusal.reference });
    case "block-empty":
    case "block-one-head":
    case "block-payer-missing":
    case "block-payer-not-wanted":
    case "run-not-held":
    case "run-outdated":
    case "lane-in-order":
    case "decision-late":
    case "reference-missing":
    case "nothing-changed":
    case "import-gone":
    case "import-applied":
    case "bulk-moved":
    case "tags-full":
    case "version-conflict":
    case "not-permitted":
    case "prove-again":
    case "foreign-origin":
    case "invalid":
    case "no-answer":
      return t(refusal.code);
    case "import-moved":
    case "count-not-typed":
      return t(refusal.code, { count: refusal.count });
    case "csv-cut-off":
    case "csv-too-large":
    case "csv-too-many-rows":
    case "csv-record-too-long":
    case "csv-ending":
    case "csv-spreadsheet":
    case "csv-utf-16":
    case "csv-not-utf-8":
    case "csv-nul":
    case "csv-unclosed-quote":
    case "csv-stray-quote":
    case "csv-empty":
    case "csv-no-rows":
    case "csv-header-repeated":
    case "csv-header-unknown":
    case "csv-header-missing":
    case "csv-ragged":
      return <CsvRefusalText refusal={refusal} />;
    default:
      return unreachable(refusal);
  }
}
