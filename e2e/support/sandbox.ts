/** The control port of the upstreams' emulator: failures are ordered here, and what was sent is read here. */

function address(path: string): string {
  const control = process.env.SANDBOX_CONTROL_URL;
  if (!control) throw new Error("SANDBOX_CONTROL_URL is not set: run the specs with npm test");
  return `${control}${path}`;
}

async function ask(method: string, path: string, body?: object): Promise<Response> {
  const response = await fetch(address(path), {
    method,
    ...(body ? { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } } : {}),
  });
  if (!response.ok) throw new Error(`The sandbox's control port answered ${response.status} to ${method} ${path}`);
  return response;
}

export interface Fault {
  readonly upstream: "cloudhealth" | "cloudmc" | "here";
  readonly route: string;
  readonly kind: "hang" | "slow" | "status" | "html" | "reset" | "truncate" | "execute-then-hang" | "execute-then-500";
  readonly status?: number;
  readonly delayMs?: number;
  readonly times?: number;
}

export async function order(fault: Fault): Promise<void> {
  await ask("POST", "/faults", fault);
}

export async function clearFaults(): Promise<void> {
  await ask("DELETE", "/faults");
}

export async function requests(): Promise<{ upstream: string; method: string; path: string; status: number }[]> {
  const answer = await (await ask("GET", "/requests")).json();
  return Array.isArray(answer) ? answer : answer.requests;
}

export async function forgetRequests(): Promise<void> {
  await ask("DELETE", "/requests");
}

/** The number of the report HERE made last. */
export async function latestReport(): Promise<number> {
  const { reports }: { reports: { id: number }[] } = await (await ask("GET", "/store")).json();
  return Math.max(...reports.map((report) => report.id));
}

interface StoredAccount {
  readonly ownerId: string | null;
  readonly awsPayer: string | null;
  readonly name: string;
}

/** Numbers of accounts that nobody holds and that a bill could take in, in the order of the store. */
export async function freeAccounts(): Promise<{ owner: string; name: string }[]> {
  const store: { accounts: StoredAccount[]; assignments: { ownerId: string }[]; blocks: { ownerId: string }[] } =
    await (await ask("GET", "/store")).json();
  const held = new Set([...store.assignments, ...store.blocks].map((one) => one.ownerId));
  return store.accounts.flatMap(({ ownerId, awsPayer, name }) =>
    ownerId !== null && awsPayer !== null && awsPayer !== ownerId && !held.has(ownerId)
      ? [{ owner: ownerId, name }]
      : [],
  );
}

export async function edit(change: Record<string, unknown>): Promise<void> {
  await ask("POST", "/edits", change);
}

export async function storedAssignments(): Promise<{ ownerId: string; customerId: number; payerOwnerId: string }[]> {
  return (await (await ask("GET", "/store")).json()).assignments;
}

export async function storedCustomers(): Promise<{ id: number; name: string }[]> {
  return (await (await ask("GET", "/store")).json()).customers;
}

/** Accounts as if they had been in this family of AWS since the spring, with what they cost since. */
export async function putAccounts(
  accounts: readonly { owner: string; name: string }[],
  { firstId, payer, payerName }: { firstId: number; payer: string; payerName: string },
): Promise<void> {
  const rows = accounts.map(({ owner, name }, at) => ({
    id: firstId + at,
    index: 1_000 + at,
    trend: 1_000,
    name,
    ownerId: owner,
    amazonName: name,
    accountType: "Linked",
    awsPayer: payer,
    clusterName: payerName,
    isActive: true,
    level: "green",
    createdAt: "2026-03-01T00:00:00Z",
    tags: [],
  }));
  await ask("POST", "/rows", { put: { accounts: rows } });
}

/** The accounts a customer holds, by the names they have. */
export async function storedAccountsOf(customer: string): Promise<StoredAccount[]> {
  const store: { accounts: StoredAccount[]; assignments: { ownerId: string; customerId: number }[] } = await (
    await ask("GET", "/store")
  ).json();
  const held = store.assignments.filter(({ customerId }) => String(customerId) === customer);
  return store.accounts.filter(({ ownerId }) => held.some((one) => one.ownerId === ownerId));
}
