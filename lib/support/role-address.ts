import "server-only";
import { deriveSecret } from "@/lib/support/derive-secret";
import { databaseSettings } from "@/lib/support/env";

export type DatabaseRole = "headwater_staff" | "headwater_customer";

export function roleAddress(role: DatabaseRole): string {
  const address = new URL(databaseSettings().databaseUrl);
  address.username = role;
  address.password = deriveSecret(`database:${role}`);
  return address.href;
}
