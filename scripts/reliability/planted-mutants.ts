import type { Mutant } from "./mutant";
import { MUTANTS_OF_ACCESS } from "./mutants-of-access";
import { MUTANTS_OF_DOORS } from "./mutants-of-doors";
import { MUTANTS_OF_EDGES } from "./mutants-of-edges";
import { MUTANTS_OF_SECRETS } from "./mutants-of-secrets";
import { MUTANTS_OF_WRITES } from "./mutants-of-writes";

/**
 * RELIABILITY.md 4, T20. Three faults have no place here: nothing is signed with a key in a log line (the redaction of
 * both is struck); a route reads and never writes, so that it has no origin to look at; and no file of a customer has a
 * column that is the partner's alone (the partner's rates are struck where a report is shown).
 */
export const MUTANTS: readonly Mutant[] = [
  ...MUTANTS_OF_ACCESS,
  ...MUTANTS_OF_DOORS,
  ...MUTANTS_OF_EDGES,
  ...MUTANTS_OF_SECRETS,
  ...MUTANTS_OF_WRITES,
];
