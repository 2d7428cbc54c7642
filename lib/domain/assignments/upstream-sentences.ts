import type {
  Assignment,
  AssignmentDraft,
  AssignmentFacts,
  AssignmentRefusal,
} from "@/lib/domain/assignments/assignment";
import { familyPattern } from "@/lib/domain/assignments/family-pattern";
import { meaningOf } from "@/lib/domain/assignments/sentence-meaning";

export interface SentenceFacts extends Pick<AssignmentFacts, "holder" | "payerHolder"> {
  readonly customerName: string;
  /** The customer's other assignments, as freshly as they are known. */
  readonly family: readonly Assignment[];
}

/**
 * The rule of ours that CloudHealth names when it refuses an assignment, with the facts that belong to it. Null when the
 * sentence means none of them, or when the facts that would make it plain are not known.
 */
export function recogniseRule(line: string, draft: AssignmentDraft, facts: SentenceFacts): AssignmentRefusal | null {
  const about = { customer: draft.customer, name: facts.customerName };
  switch (meaningOf(line)) {
    case "account-unknown":
      return { code: "account-unknown", account: draft.owner };
    case "account-held":
      return facts.holder && toHeld(draft, facts.holder);
    case "outside-family":
      return { code: "account-outside-family", account: draft.owner };
    case "customer-unknown":
      return { code: "customer-unknown", customer: draft.customer };
    case "billing-off":
      return { code: "billing-not-enabled", ...about };
    case "managed-elsewhere":
      return { code: "managed-elsewhere", ...about };
    case "pattern":
      return brokenPattern(draft, facts);
    case "payer-linked":
      return linkedPayer(draft, facts);
    case "payer-missing":
      return linkedPayer(draft, facts) ?? missingPayer(draft, facts);
    case "payer-unknown":
      return { code: "account-unknown", account: draft.payer };
    case "families-differ":
      return draft.payer === draft.owner ? null : { code: "families-differ", account: draft.owner, payer: draft.payer };
    case null:
      return null;
  }
}

/** What to show for a refusal: the rules that were recognised, and CloudHealth's own words for the rest. */
export function explainAssignment(
  lines: readonly string[],
  draft: AssignmentDraft,
  facts: SentenceFacts,
): (AssignmentRefusal | { readonly code: "upstream-said"; readonly lines: readonly string[] })[] {
  const told = lines.map((line) => ({ line, refusal: recogniseRule(line, draft, facts) }));
  const refusals = new Map(
    told.flatMap(({ refusal }) => (refusal ? [[JSON.stringify(refusal), refusal] as const] : [])),
  );
  const rest = told.flatMap(({ line, refusal }) => (refusal === null ? [line] : []));
  const isBare = rest.length === 0 && refusals.size > 0;
  return [...refusals.values(), ...(isBare ? [] : [{ code: "upstream-said", lines: rest } as const])];
}

function toHeld(draft: AssignmentDraft, holder: NonNullable<AssignmentFacts["holder"]>): AssignmentRefusal {
  return { code: "account-held", account: draft.owner, holder: holder.customer, holderName: holder.name };
}

/** A linked account whose payer is not there fits no pattern either; which rule comes first is CloudHealth's affair. */
function brokenPattern(draft: AssignmentDraft, facts: SentenceFacts): AssignmentRefusal | null {
  const { family } = facts;
  const pattern = familyPattern(family.filter((held) => held.owner !== draft.owner));
  if (pattern.kind === "consolidated") return { code: "pattern-is-consolidated", payer: pattern.payer };
  if (pattern.kind === "standalone") return { code: "pattern-is-standalone", selfPaying: pattern.count };
  const isPayerThere = draft.payer === draft.owner || family.some((held) => held.owner === draft.payer);
  return isPayerThere ? null : missingPayer(draft, facts);
}

function linkedPayer(draft: AssignmentDraft, { family }: SentenceFacts): AssignmentRefusal | null {
  const held = family.find((one) => one.owner === draft.payer);
  return held && held.payer !== held.owner
    ? { code: "payer-is-linked", payer: draft.payer, itsPayer: held.payer }
    : null;
}

function missingPayer(draft: AssignmentDraft, { payerHolder }: SentenceFacts): AssignmentRefusal {
  if (payerHolder === null) return { code: "payer-missing", payer: draft.payer };
  return {
    code: "payer-held-elsewhere",
    payer: draft.payer,
    holder: payerHolder.customer,
    holderName: payerHolder.name,
  };
}
