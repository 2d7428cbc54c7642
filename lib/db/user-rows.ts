import "server-only";
import type { Db } from "@/lib/db/client";
import type { User as UserRow } from "@/lib/db/generated/client";
import { ROLES, type Role } from "@/lib/domain/access/roles";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";
import { toSearchText } from "@/lib/domain/values/search-text";

export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly customerId: CustomerId | null;
  readonly furtherCustomers?: readonly CustomerId[];
  readonly disabledAt: Date | null;
  /** Since when a second factor is asked for; null while it is not. */
  readonly factorSince: Date | null;
  readonly timeZone: string | null;
  readonly startPage: string | null;
  /** None for who is invited, and for who only comes through the sign-in provider. */
  readonly hasPassword: boolean;
}

export interface NewUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly customerId: CustomerId | null;
  readonly furtherCustomers?: readonly CustomerId[];
  /** Null for somebody who is invited and will choose one. */
  readonly passwordHash: string | null;
}

/** All whose pages somebody of a customer may read, their first one first. */
export function customersOf({ customerId, furtherCustomers = [] }: Pick<User, "customerId" | "furtherCustomers">) {
  return customerId === null ? [] : [customerId, ...furtherCustomers];
}

/** Of people's rows: not switched off, and with a password or known to the sign-in provider. */
export const CAN_SIGN_IN = {
  disabledAt: null,
  OR: [{ passwordHash: { not: null } }, { providerSubject: { not: null } }],
};

interface SignInUser {
  readonly user: User;
  readonly passwordHash: string | null;
}

export async function findUserForSignIn(db: Db, email: string): Promise<SignInUser | null> {
  const row = await db.user.findUnique({ where: { email } });
  return row && { user: toUser(row), passwordHash: row.passwordHash };
}

export async function findUserByEmail(db: Db, email: string): Promise<User | null> {
  const row = await db.user.findUnique({ where: { email } });
  return row && toUser(row);
}

export async function findUserById(db: Db, id: string): Promise<User | null> {
  const row = await db.user.findUnique({ where: { id } });
  return row && toUser(row);
}

/** Who somebody is to the sign-in provider. */
export interface ProviderIdentity {
  readonly issuer: string;
  readonly subject: string;
}

export async function findUserIdOf(db: Db, { issuer, subject }: ProviderIdentity): Promise<string | null> {
  const where = { providerIssuer: issuer, providerSubject: subject };
  return (await db.user.findFirst({ where, select: { id: true } }))?.id ?? null;
}

/** The person of an address, and whom the provider knows them as so far. */
export async function findIdentityOf(
  db: Db,
  email: string,
): Promise<{ id: string; identity: ProviderIdentity | null } | null> {
  const row = await db.user.findUnique({ where: { email } });
  if (!row) return null;
  const { id, providerIssuer: issuer, providerSubject: subject } = row;
  return { id, identity: issuer !== null && subject !== null ? { issuer, subject } : null };
}

/** Null: whoever comes through the provider next with this person's address becomes them. */
export async function setIdentity(db: Db, userId: string, identity: ProviderIdentity | null): Promise<void> {
  const data = { providerIssuer: identity?.issuer ?? null, providerSubject: identity?.subject ?? null };
  await db.user.update({ where: { id: userId }, data: { ...data, ...NEXT } });
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
      furtherCustomers: [...(user.furtherCustomers ?? [])],
      passwordHash: user.passwordHash,
      search: searchOf(user),
    },
  });
}

function searchOf({ name, email }: { name: string; email: string }): string {
  return toSearchText(`${name} ${email}`);
}

const NEXT = { version: { increment: 1 } };

export async function setPasswordHash(db: Db, userId: string, passwordHash: string): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { passwordHash, ...NEXT } });
}

/** False when the password is another one by now. */
export async function replacePasswordHash(
  db: Db,
  userId: string,
  { former, wanted }: { former: string; wanted: string },
): Promise<boolean> {
  const where = { id: userId, passwordHash: former };
  return (await db.user.updateMany({ where, data: { passwordHash: wanted, ...NEXT } })).count === 1;
}

export async function setDisabled(db: Db, userId: string, disabledAt: Date | null): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { disabledAt, ...NEXT } });
}

export async function setName(db: Db, user: { id: string; email: string }, name: string): Promise<void> {
  const search = searchOf({ name, email: user.email });
  await db.user.update({ where: { id: user.id }, data: { name, search, ...NEXT } });
}

export async function setDisplay(
  db: Db,
  userId: string,
  { timeZone, startPage }: { timeZone: string | null; startPage: string | null },
): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { timeZone, startPage } });
}

export async function setPlace(
  db: Db,
  userId: string,
  place: { role: Role; customerId: CustomerId | null; furtherCustomers: readonly CustomerId[] },
): Promise<void> {
  await db.user.update({
    where: { id: userId },
    data: {
      role: place.role,
      customerId: place.customerId,
      furtherCustomers: [...place.furtherCustomers],
      ...NEXT,
    },
  });
}

export async function deleteUser(db: Db, userId: string): Promise<void> {
  await db.user.delete({ where: { id: userId } });
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
    furtherCustomers: row.furtherCustomers.map(customerId),
    disabledAt: row.disabledAt,
    factorSince: row.factorSince,
    timeZone: row.timeZone,
    startPage: row.startPage,
    hasPassword: row.passwordHash !== null,
  };
}
