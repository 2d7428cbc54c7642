"use client";

import { useTranslations } from "next-intl";
import { OperationLive } from "@/components/operations/operation-live";
import { useOperationSend } from "@/components/operations/use-operation-send";
import { RefusalNotice } from "@/components/refusals/refusal-notice";
import { AskedTwice } from "@/components/ui/asked-twice";
import { DefinitionList } from "@/components/ui/definition-list";
import { Id } from "@/components/ui/figures/id";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { linkCustomerAction } from "@/lib/actions/customer-actions";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import { hasRoomForLink, type LinkedVendor, type LinkOptions } from "@/lib/domain/customers/vendor-link-input";
import { isSettled } from "@/lib/domain/operations/operation";
import { LinkCandidates } from "./link-candidates";
import { RealmEntry } from "./realm-entry";

interface LinkDraft {
  readonly customer: string;
  readonly version: number;
  readonly vendor: LinkedVendor;
  readonly value: string | null;
}

export type VendorLinkPanelProps = {
  of: CachedCustomer;
  vendor: LinkedVendor;
  options: LinkOptions;
  /** What was searched for; empty when nothing was. */
  search: string;
};

/** What a customer is linked to at one vendor, what it could be linked to, and the way from one to the other. */
export function VendorLinkPanel({ of, vendor, options, search }: VendorLinkPanelProps) {
  const t = useTranslations("customerLife.links");
  const { customer, version, links } = of;
  const current = vendor === "cloudmc" ? links.cloudmcOrganization : links.hereRealm;
  const form = `link-customer:${customer.id}:${vendor}`;
  const { pending, refusals, operation, send, settle } = useOperationSend<LinkDraft>(form, linkCustomerAction);
  const isOpen = operation !== null && (!isSettled(operation.state) || operation.state === "NEEDS_REVIEW");
  const set = (value: string | null) => send({ customer: customer.id, version, vendor, value });
  const waiting = pending || isOpen ? t("pending") : null;
  const reason = waiting ?? (hasRoomForLink(customer.tags, vendor) ? null : t("full"));
  return (
    <Panel title={t(vendor)} note={t(`${vendor}Note`)}>
      <div className="mb-3 flex flex-col gap-2 empty:hidden" aria-live="polite">
        <RefusalNotice refusals={refusals} when="refused" />
        {operation?.state === "SUCCEEDED" ? (
          <Notice tone="positive" title={t("done")} />
        ) : (
          operation && <OperationLive operation={operation} onSettled={settle} />
        )}
      </div>
      <DefinitionList
        facts={[
          {
            label: t("current"),
            value: (
              <span className="flex flex-wrap items-center justify-between gap-2">
                {current === null ? (
                  <span className="text-muted">{t("notLinked")}</span>
                ) : (
                  <span className="min-w-0">
                    {options.currentName !== current && (
                      <bdi className="block font-medium">{options.currentName ?? t("unknownName")}</bdi>
                    )}
                    <Id value={current} />
                  </span>
                )}
                {current !== null && (
                  <AskedTwice
                    labels={{ ask: t("end"), sure: t("endSure"), back: t("back") }}
                    reason={waiting}
                    pending={pending}
                    onSure={async () => void (await set(null))}
                  />
                )}
              </span>
            ),
          },
        ]}
      />
      <LinkCandidates vendor={vendor} options={options} search={search} reason={reason} onLink={set} />
      {vendor === "here" && <RealmEntry reason={reason} onLink={set} />}
    </Panel>
  );
}
