import "server-only";
import type { Db } from "@/lib/db/client";
import type { KeptRow } from "@/lib/db/kept-row";
import type { SystemScope } from "@/lib/domain/access/scope";
import type { Assignment } from "@/lib/domain/assignments/assignment";
import type { OperationRefusal } from "@/lib/domain/operations/operation-view";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { UpstreamClients } from "@/lib/operations/upstream-clients";
import type { WriteOutcome } from "@/lib/upstreams/outcome";

/** How one kind of operation is sent, looked for, kept and refused. `P` is its payload, `T` what the upstream made. */
export interface Performer<P, T> {
  send(clients: UpstreamClients, payload: P, operationId: string): Promise<WriteOutcome<T>>;
  /**
   * Looks upstream for the effect of a request whose answer never came. Absent for a write that leaves nothing to be
   * recognised by: then a person decides.
   */
  readBack?(clients: UpstreamClients, payload: P, sent: Sent): Promise<ReadBack<T>>;
  /** Looks up what a person says was made; null when it is not there or is something else. */
  adopt?(clients: UpstreamClients, payload: P, named: Sent & { readonly reference: string }): Promise<T | null>;
  /** Whether a refusal may mean that our own earlier request had arrived after all. */
  maybeOurs(lines: readonly string[]): boolean;
  /** What was made, by the id its page goes by, and whose it is. */
  describe(made: T, payload: P): Made;
  /** The one row that `keep` writes, for the audit to say what changed in it. */
  row?(made: Made, payload: P): KeptRow;
  /** Writes the cache rows of a success, in the transaction that settles the operation. */
  keep(db: Db, made: T, done: Done<P>): Promise<void>;
  /** Rows that must follow when the operation ends without success. */
  giveUp?(db: Db, payload: P, reason: "rejected" | "unknown" | "cancelled"): Promise<void>;
  explain(lines: readonly string[], payload: P): OperationRefusal[];
  /** The same with what the cache knows and a look upstream has shown, where rules are to be named with their facts. */
  explainWith?(db: Db, said: Said<P>): Promise<OperationRefusal[]>;
}

/** The request whose effect is looked for. */
export interface Sent {
  readonly scope: SystemScope;
  /** When the intent was recorded: nothing of it is older. */
  readonly recordedAt: Date;
  /** When it left for the last time. */
  readonly sentAt: Date;
}

/** What the upstream said when it refused, and what stood there just after. */
export interface Said<P> {
  readonly lines: readonly string[];
  readonly payload: P;
  readonly seen: Seen;
}

export interface Seen {
  /** Why what stands there is not what was asked for. */
  readonly refusals: readonly OperationRefusal[];
  /** What stands around it, when all of it was read; null when not. */
  readonly around: readonly Assignment[] | null;
}

export interface Made {
  readonly id: string;
  readonly customerId: CustomerId | null;
}

export interface Done<P> {
  readonly operationId: string;
  readonly payload: P;
  readonly at: Date;
}

export type ReadBack<T> =
  | { readonly found: "one"; readonly value: T }
  | { readonly found: "none"; readonly around?: readonly Assignment[] }
  /** Not seen, which does not prove that it is not there: looked for again, never sent again by itself. */
  | { readonly found: "unseen" }
  /** Nothing, or more than one thing, could be ours: only a person can tell. */
  | { readonly found: "unclear" }
  /** Something stands there, but not what we asked for. */
  | { readonly found: "other"; readonly refusals: readonly OperationRefusal[] };
