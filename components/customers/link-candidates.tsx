import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Id } from "@/components/ui/figures/id";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { LinkCandidate, LinkedVendor, LinkOptions } from "@/lib/domain/customers/vendor-link-input";

export type LinkCandidatesProps = {
  vendor: LinkedVendor;
  options: LinkOptions;
  search: string;
  /** Why nothing can be linked right now. */
  reason: string | null;
  onLink: (value: string) => void;
};

/** What was searched for, or else what the customer's name suggests. */
export function LinkCandidates({ vendor, options, search, reason, onLink }: LinkCandidatesProps) {
  const t = useTranslations("customerLife.links");
  const isSearch = search !== "";
  const candidates = isSearch ? options.found : options.suggested;
  const title = t(isSearch ? "found" : "suggested");
  const none = isSearch ? t("foundNone", { text: search }) : t("noSuggestion");
  if (vendor === "here" && candidates.length === 0) return null;
  return (
    <div className="mt-4">
      <h3 className="mb-1 text-sm font-medium">{title}</h3>
      {candidates.length === 0 ? (
        <p className="border-t border-line py-3 text-sm text-muted">
          {options.known === 0 ? t("noOrganizations") : none}
        </p>
      ) : (
        <Table label={title} stack>
          <thead>
            <tr>
              <Th>{t("name")}</Th>
              {vendor === "cloudmc" && <Th>{t("id")}</Th>}
              <Th>{t(isSearch ? "state" : "why")}</Th>
              <Th>
                <span className="sr-only">{t("link")}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {candidates.map((candidate) => (
              <tr key={candidate.value}>
                <Td phone="lead" wrap>
                  <bdi className="font-medium">{candidate.name}</bdi>
                </Td>
                {vendor === "cloudmc" && (
                  <Td muted title={candidate.value}>
                    <Id value={candidate.value} short copy={false} />
                  </Td>
                )}
                <Td muted wrap phone="sub">
                  <CandidateNote candidate={candidate} />
                </Td>
                <Td phone="figure" className="text-right">
                  <Button
                    size="sm"
                    aria-label={t("linkOf", { name: candidate.name })}
                    reason={candidate.holder ? t("heldReason", { name: candidate.holder.name }) : reason}
                    onClick={() => onLink(candidate.value)}
                  >
                    {t("link")}
                  </Button>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </div>
  );
}

function CandidateNote({ candidate: { holder, likeness } }: { candidate: LinkCandidate }) {
  const t = useTranslations("customerLife.links");
  const format = useFormatter();
  if (holder) return t("heldBy", { name: holder.name });
  if (!likeness) return t("free");
  return t(`whys.${likeness.why}`, { words: format.list(likeness.shared) });
}
