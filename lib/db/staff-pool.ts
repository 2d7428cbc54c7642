import "server-only";
import { Pool } from "pg";
import { roleConnection } from "@/lib/db/role-connection";

let pool: Pool | undefined;

/** A small pool for packages that bring their own SQL (the sign-in limiter). */
export function staffPool(): Pool {
  pool ??= new Pool({ ...roleConnection("headwater_staff"), max: 2 });
  return pool;
}
