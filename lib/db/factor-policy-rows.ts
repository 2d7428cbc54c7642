import "server-only";
import type { Db } from "@/lib/db/client";
import { CAN_SIGN_IN } from "@/lib/db/user-rows";
import type { FactorPolicy } from "@/lib/domain/people/factor-policy";

export async function findFactorPolicy(db: Db): Promise<FactorPolicy> {
  const row = await db.factorPolicy.findUniqueOrThrow({ where: { id: 1 } });
  const { required, version, setByName, setAt } = row;
  return { required, version, setByName, setAt: setAt.toISOString() };
}

/** False: somebody else has set it since that version. */
export async function setFactorPolicy(
  db: Db,
  { required, version, byName, at }: { required: boolean; version: number; byName: string; at: Date },
): Promise<boolean> {
  const { count } = await db.factorPolicy.updateMany({
    where: { id: 1, version },
    data: { required, version: version + 1, setByName: byName, setAt: at },
  });
  return count === 1;
}

/** Staff who can sign in, and how many of them have a second factor. */
export async function countStaffFactors(db: Db): Promise<{ staff: number; withFactor: number }> {
  const where = { ...CAN_SIGN_IN, role: { not: "viewer" } };
  const [staff, withFactor] = await Promise.all([
    db.user.count({ where }),
    db.user.count({ where: { ...where, factorSince: { not: null } } }),
  ]);
  return { staff, withFactor };
}
