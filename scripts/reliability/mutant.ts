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
