import type { Measured } from "../../bench/verdict";
import type { Ground } from "./ground";

export interface RunOptions {
  /** The large figure instead of the one that runs with every test. */
  readonly isRelease: boolean;
  /** Every draw comes from it. */
  readonly seed: number;
  /** How long a test that goes by time lasts; null: as long as its figure asks for. */
  readonly minutes: number | null;
  readonly signal: AbortSignal;
  /** A database and a sandbox, made when first asked for and ended by whoever runs the test. */
  readonly ground: () => Promise<Ground>;
  /** Progress, one line; no figure. */
  readonly tell: (line: string) => void;
}

/** One test of the programme: its figures and the goals they are held to. */
export type ReliabilityTest = (options: RunOptions) => Promise<Omit<Measured, "seed">>;
