import "server-only";
import { hash, verify } from "@node-rs/argon2";

// RELIABILITY.md 0.3: 19 MiB, two passes, one lane; the package's default algorithm is argon2id.
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;
const WAITING_AT_MOST = 40;

// Hashing is the most expensive thing a stranger can ask for, so few run at a time and the queue is short.
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING_AT_MOST) throw new Error("Too many sign-ins at once");
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, OPTIONS));
}

let nobodysHash: Promise<string> | undefined;

function hashOfNobody(): Promise<string> {
  nobodysHash ??= hashPassword("nobody signs in with this").catch((error) => {
    nobodysHash = undefined;
    throw error;
  });
  return nobodysHash;
}

/** Takes the same time whether or not there is such a person: an unknown one is checked against nobody's hash. */
export async function verifyPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const against = passwordHash ?? (await hashOfNobody());
  const matches = await inTurn(() => verify(against, password));
  return matches && passwordHash !== null;
}
