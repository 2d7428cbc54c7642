import type { AssignmentRefusal } from "@/lib/domain/assignments/assignment";
import type { PayerChoice } from "@/lib/domain/assignments/family-pattern";

export interface SplitRefusals {
  /** What speaks against the account whoever pays. */
  readonly shared: readonly AssignmentRefusal[];
  /** The choices, each with only what speaks against itself; linked ones refused for one and the same reason are one. */
  readonly choices: readonly PayerChoice[];
}

const textOf = (value: unknown) => JSON.stringify(value);

/** Sorts the reasons so that each is said once: above the choices, or beside the one it rules out. */
export function splitRefusals(all: readonly PayerChoice[]): SplitRefusals {
  const [first] = all;
  const shared = (first?.refusals ?? []).filter((refusal) =>
    all.every((choice) => choice.refusals.some((other) => textOf(other) === textOf(refusal))),
  );
  const isShared = (refusal: AssignmentRefusal) => shared.some((one) => textOf(one) === textOf(refusal));
  const own = all.map((choice) => ({ ...choice, refusals: choice.refusals.filter((refusal) => !isShared(refusal)) }));
  const seen = new Set<string>();
  const choices = own.filter(({ kind, refusals }) => {
    if (kind === "own" || refusals.length === 0) return true;
    const reason = textOf(refusals);
    if (seen.has(reason)) return false;
    seen.add(reason);
    return true;
  });
  return { shared, choices };
}
