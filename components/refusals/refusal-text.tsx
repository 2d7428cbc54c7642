import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CsvRefusalText } from "@/components/refusals/csv-refusal-text";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import type { ActionRefusal } from "@/lib/domain/operations/action-answer";
import type { DecisionRefusal } from "@/lib/domain/operations/decision";
import type { OperationRefusal, RecordRefusal } from "@/lib/domain/operations/operation-view";
import type { ReleaseRefusal } from "@/lib/domain/sync/release";
import type { ProbeRefusal } from "@/lib/domain/upstreams/probe";
import type { UsageRequestRefusal } from "@/lib/domain/usage/usage-request-input";
import type { CsvRefusal } from "@/lib/domain/values/csv-refusal";
import { unreachable } from "@/lib/domain/values/result";

/** The browser could not hear from the portal at all. */
export interface NoAnswer {
  readonly code: "no-answer";
}

export type AnyRefusal =
  | OperationRefusal
  | DecisionRefusal
  | ReleaseRefusal
  | ProbeRefusal
  | RecordRefusal
  | UsageRequestRefusal
  | ActionRefusal
  | CsvRefusal
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
      <span className="mt-1 block border-l-2 border-line-strong pl-2.5" lang="en">
        {lines.map((line) => (
          <span key={line} className="block break-words">
            {line}
          </span>
        ))}
      </span>
    </>
  );
}

/** What happened, why and what to do next, for every refusal there is. */
export function RefusalText({ refusal, upstream = "CloudHealth" }: RefusalTextProps): ReactNode {
  const t = useTranslations("refusals");
  const number = groupAccountNumber;
  switch (refusal.code) {
    case "account-unknown":
    case "account-outside-family":
    case "assignment-gone":
      return t(refusal.code, { account: number(refusal.account) });
    case "account-held": {
      const customer = linkTo(`/customers/${refusal.holder}/accounts`);
      return t.rich(refusal.code, { account: number(refusal.account), name: refusal.holderName, customer });
    }
    case "customer-unknown":
    case "customer-gone":
      return t(refusal.code, { customer: refusal.customer });
    case "billing-not-enabled":
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
    case "period-in-future":
      return t(refusal.code, { from: refusal.from });
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
    case "broke":
      return t(refusal.code, { reference: refusal.reference });
    case "given-up":
    case "run-released":
      return t(refusal.code, { by: refusal.by });
    case "reference-unknown":
      return t(refusal.code, { reference: refusal.reference });
    case "run-not-held":
    case "run-outdated":
    case "lane-in-order":
    case "decision-late":
    case "reference-missing":
    case "version-conflict":
    case "realm-missing":
    case "not-permitted":
    case "foreign-origin":
    case "invalid":
    case "no-answer":
      return t(refusal.code);
    case "csv-too-large":
    case "csv-too-many-rows":
    case "csv-record-too-long":
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
