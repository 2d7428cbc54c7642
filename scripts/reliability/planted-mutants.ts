import { MUTANTS_OF_EDGES } from "./mutants-of-edges";
import { MUTANTS_OF_WRITES } from "./mutants-of-writes";

/** A fault put into the code on purpose, and the tests of which one at least must notice. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  /** Occurs in the file exactly once. */
  readonly search: string;
  readonly replace: string;
  readonly tests: readonly string[];
  /** Seen by tests that need neither a database nor an emulator: tried with every run of the tests. */
  readonly isQuick?: true;
}

/**
 * RELIABILITY.md 4, T20. Three of its examples have no place here: nothing reads a CSV from people, so that a record has
 * no size to bound (the byte cap of an answer stands for it); there is no view (a policy that lets all rows through
 * stands for it); and nothing is signed with a key in a log line (the redaction of both is struck).
 */
export const MUTANTS: readonly Mutant[] = [...MUTANTS_OF_EDGES, ...MUTANTS_OF_WRITES];
