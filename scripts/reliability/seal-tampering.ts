import { open } from "@/lib/support/envelope";
import { keyRing } from "@/lib/support/key-ring";
import type { TestSql } from "../testing/sql";

interface SealedRow {
  readonly row: string;
  readonly value: string;
}

/** Changes every bit of what is sealed, and moves each value to every other row; tells how often that was not noticed. */
export async function tamper(sql: TestSql, secret: string): Promise<{ tampered: number; unnoticed: number }> {
  const rows = await sql<SealedRow>("SELECT upstream AS row, keys AS value FROM upstream_connection ORDER BY 1");
  const forged = rows.flatMap(({ row, value }) => [
    ...bitFlips(value).map((changed) => ({ row, value: changed })),
    ...rows.filter((other) => other.row !== row).map((other) => ({ row, value: other.value })),
    ...rows.filter((other) => other.row !== row).map((other) => ({ row, value: mixed(value, other.value) })),
  ]);
  const ring = keyRing({ secret });
  const opens = ({ row, value }: SealedRow) => {
    try {
      open(value, { table: "upstream_connection", row, column: "keys" }, ring);
      return true;
    } catch {
      return false;
    }
  };
  if (rows.length === 0 || !rows.every(opens)) throw new Error("What is to be tampered with does not open itself");
  return { tampered: forged.length, unnoticed: forged.filter(opens).length };
}

function bitFlips(sealed: string): string[] {
  const bytes = Buffer.from(sealed);
  return Array.from({ length: bytes.length * 8 }, (_, bit) => {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return changed.toString("latin1");
  });
}

/** The value's own key of one, and the value of the other. */
function mixed(one: string, other: string): string {
  return [...one.split(".").slice(0, 3), other.split(".")[3]].join(".");
}
