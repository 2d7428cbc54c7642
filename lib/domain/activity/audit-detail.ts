import { z } from "zod";
import type { AuditDetail, AuditValue } from "@/lib/domain/activity/audit-line";
import { UpstreamCall } from "@/lib/domain/operations/upstream-call";

export interface AuditChange {
  readonly name: string;
  readonly before: AuditValue;
  readonly after: AuditValue;
}

export interface AuditFact {
  readonly name: string;
  readonly value: AuditValue;
}

/** What an entry says, sorted: what changed from what to what, what was sent for it, and whatever else. */
export interface AuditTold {
  readonly changes: readonly AuditChange[];
  readonly calls: readonly UpstreamCall[];
  readonly facts: readonly AuditFact[];
}

const BEFORE = "Before";
const Calls = z.array(UpstreamCall);

export function toldBy(detail: AuditDetail): AuditTold {
  // A plan tells how many calls it will take under the same name.
  const calls = Calls.safeParse(detail.calls);
  const names = Object.keys(detail).filter((name) => name !== "calls" || !calls.success);
  const changed = names.filter((name) => name.endsWith(BEFORE)).map((name) => name.slice(0, -BEFORE.length));
  const isChange = (name: string) => changed.includes(name) || changed.some((one) => name === `${one}${BEFORE}`);
  return {
    changes: changed.map((name) => ({
      name,
      before: detail[`${name}${BEFORE}`] ?? null,
      after: detail[name] ?? null,
    })),
    calls: calls.data ?? [],
    facts: names
      .filter((name) => !isChange(name) && detail[name] !== null && detail[name] !== "")
      .map((name) => ({ name, value: detail[name] ?? null })),
  };
}

/** A value on one line: a text as it is, anything with parts as JSON. */
export function auditText(value: AuditValue): string {
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

type Row = Readonly<Record<string, AuditValue>> | null;

/** What became of a row, as pairs of `name` and `nameBefore`; a row that is not there says nothing. */
export function rowChanges(before: Row, after: Row): AuditDetail {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const pairs = names.flatMap((name): [string, AuditValue][] => {
    const [was, is] = [before?.[name] ?? null, after?.[name] ?? null];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [
      [`${name}${BEFORE}`, was],
      [name, is],
    ];
  });
  return Object.fromEntries(pairs);
}
