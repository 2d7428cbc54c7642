import type { Mutant } from "./mutant";
import { MUTANTS_OF_EDGES } from "./mutants-of-edges";
import { MUTANTS_OF_WRITES } from "./mutants-of-writes";

/**
 * RELIABILITY.md 4, T20. Three of its examples have no place here: nothing reads a CSV from people, so that a record has
 * no size to bound (the byte cap of an answer stands for it); there is no view (a policy that lets all rows through
 * stands for it); and nothing is signed with a key in a log line (the redaction of both is struck).
 */
export const MUTANTS: readonly Mutant[] = [...MUTANTS_OF_EDGES, ...MUTANTS_OF_WRITES];
