import type { z } from "zod";
import type { SandboxOptions } from "../arguments";
import type { SwitchInput } from "../control/switches";
import type { RowId, Rows, TableName } from "../rows";
import type { SandboxClient } from "../testing/sandbox-client";
import type { AnswerPart, Evidence, ExampleRequest, Json } from "./example";

/** The state an example presupposes, put through the control port on a world that was just reset. */
export type Given = {
  rows?: {
    drop?: Partial<Record<TableName, "all" | RowId[]>>;
    put?: { [T in TableName]?: Rows[T][] };
  };
  switches?: z.input<typeof SwitchInput>;
  /** An instant of the world, such as "2016-09-15T18:17:04Z". */
  clock?: string;
  faults?: object[];
  edits?: object[];
  /** A sandbox of its own with these options, for what only a start can decide, such as the rate limit. */
  options?: Partial<SandboxOptions>;
  /** What the control port cannot put: earlier calls of the same client. */
  before?: (client: SandboxClient) => Promise<void>;
};

export type Comparison = {
  /** Arrays the source prints a part of: what is printed is there, in this order, among others. Paths as `a.b.*.c`, `` the body itself. */
  shortened?: string[];
  /** Arrays whose order the source does not promise. */
  anyOrder?: string[];
  /** Paths that are not compared, each with the reason. `body`'s own paths; a header is `header:Link`. */
  ignored?: Record<string, string>;
  /** Members of a cube are looked up by name; then cells are compared by value, or only whether they hold a number. */
  cube?: "values" | "null-or-number";
  /** Parts whose evidence is stronger or weaker than what the file says, with the reason. */
  evidence?: Partial<Record<AnswerPart, { as: Evidence; reason: string }>>;
};

export type Run = {
  given?: Given;
  /** What is sent otherwise than printed: only what the source leaves open or misprints. */
  request?: Partial<ExampleRequest> & { reason: string; signedWith?: string };
  /** Names of the printed world and what stands for them here, in the request and in the answer. */
  names?: Record<string, string>;
  compare?: Comparison;
};

export type Recipe = Run | { leftOut: string };
export type Recipes = Record<string, Recipe>;

export type Difference = { path: string; expected: Json | undefined; actual: Json | undefined; why?: string };
