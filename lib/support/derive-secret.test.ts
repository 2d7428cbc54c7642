import { expect, test } from "vitest";
import { deriveSecret } from "@/lib/support/derive-secret";
import { roleAddress } from "@/lib/support/role-address";

process.env.HEADWATER_SECRET = "0123456789abcdef0123456789abcdef";
process.env.DATABASE_URL = "postgresql://owner:p%40ss@db.example.com:5433/headwater?sslmode=verify-full";

test("each purpose has a key of its own that does not change", () => {
  expect(deriveSecret("sessions")).toMatch(/^[0-9a-f]{64}$/);
  expect(deriveSecret("sessions")).toBe(deriveSecret("sessions"));
  expect(deriveSecret("sessions")).not.toBe(deriveSecret("connections"));
});

test("a role reaches the same database as the owner, under its own name and password", () => {
  const address = new URL(roleAddress("headwater_customer"));
  expect(address.host + address.pathname + address.search).toBe("db.example.com:5433/headwater?sslmode=verify-full");
  expect(address.username).toBe("headwater_customer");
  expect(address.password).toBe(deriveSecret("database:headwater_customer"));
});
