import "server-only";
import { Pool } from "pg";
import { roleAddress } from "@/lib/support/role-address";

let pool: Pool | undefined;

/** A small pool for packages that bring their own SQL (the sign-in limiter). */
export function staffPool(): Pool {
  pool ??= new Pool({ connectionString: roleAddress("headwater_staff"), max: 2 });
  return pool;
}
