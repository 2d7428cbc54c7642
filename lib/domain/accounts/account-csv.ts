import type { AccountLine } from "@/lib/domain/accounts/aws-account";

/** The columns of the file a list of accounts is exported to; account numbers keep their zeros, instants are in UTC. */
export const ACCOUNT_CSV_COLUMNS = [
  "owner",
  "name",
  "type",
  "family",
  "active",
  "customer_id",
  "customer",
  "payer",
  "managed_by",
  "held_since_utc",
  "read_utc",
] as const;

export function accountCsvLine({ owner, name, type, family, isActive, readAt, assignment }: AccountLine): string[] {
  return [
    owner,
    name,
    type,
    family ?? "",
    isActive ? "yes" : "no",
    assignment?.customer ?? "",
    assignment?.customerName ?? "",
    assignment?.payer ?? "",
    assignment?.managedBy ?? "",
    assignment?.since ?? "",
    readAt,
  ];
}
