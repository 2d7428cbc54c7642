import { deriveSecret } from "@/lib/support/derive-secret";

export function rolePasswords(): Record<string, string> {
  return Object.fromEntries(
    ["headwater_staff", "headwater_customer"].map((role) => [role, deriveSecret(`database:${role}`)]),
  );
}
