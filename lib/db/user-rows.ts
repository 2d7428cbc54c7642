import "server-only";
import type { Db } from "@/lib/db/client";
import type { User as UserRow } from "@/lib/db/generated/client";
import { ROLES, type Role } from "@/lib/domain/access/roles";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";

export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly customerId: CustomerId | null;
  readonly disabledAt: Date | null;
}

export interface NewUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly customerId: CustomerId | null;
  readonly passwordHash: string;
}

export async function findUserForSignIn(db: Db, email: string): Promise<{ user: User; passwordHash: string } | null> {
  const row = await db.user.findUnique({ where: { email } });
  return row && { user: toUser(row), passwordHash: row.passwordHash };
}

export async function findUserByEmail(db: Db, email: string): Promise<User | null> {
  const row = await db.user.findUnique({ where: { email } });
  return row && toUser(row);
}

export async function listUsers(db: Db): Promise<User[]> {
  const rows = await db.user.findMany({ orderBy: [{ role: "asc" }, { email: "asc" }] });
  return rows.map(toUser);
}

export async function insertUser(db: Db, user: NewUser): Promise<void> {
  await db.user.create({
    data: {
      id: user.id,
      email: user.email,
      name: user.name,
      role: user.role,
      customerId: user.customerId,
      passwordHash: user.passwordHash,
    },
  });
}

export async function setPasswordHash(db: Db, userId: string, passwordHash: string): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { passwordHash } });
}

export async function setDisabled(db: Db, userId: string, disabledAt: Date | null): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { disabledAt } });
}

export function toUser(row: UserRow): User {
  const role = ROLES.find((known) => known === row.role);
  if (!role) throw new Error("A user row holds an unknown role");
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role,
    customerId: row.customerId === null ? null : customerId(row.customerId),
    disabledAt: row.disabledAt,
  };
}
