import type { TestSandbox } from "./sandbox";

export interface FaultOrder {
  readonly upstream: "cloudhealth" | "cloudmc" | "here";
  /** Method and path template, such as `POST /v1/aws_account_assignments`. */
  readonly route: string;
  readonly kind:
    | "hang"
    | "slow"
    | "status"
    | "html"
    | "reset"
    | "truncate"
    | "execute-then-hang"
    | "execute-then-500"
    | "forbidden"
    | "empty-list"
    | "csv-early-end"
    | "wrong-id"
    | "wrong-owner";
  readonly status?: number;
  readonly delayMs?: number;
  readonly times?: number;
  readonly skip?: number;
}

export interface SandboxRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string[]>>;
  readonly status: number | null;
}

export interface SandboxStore {
  readonly customers: readonly { id: number; name: string }[];
  readonly accounts: readonly { ownerId: string | null; awsPayer: string | null; name: string }[];
  readonly assignments: readonly { id: number; ownerId: string; customerId: number; payerOwnerId: string }[];
  readonly blocks: readonly { ownerId: string; customerId: number }[];
  readonly reports: readonly { id: number; query: [string, string][]; subAccounts: string[] | null }[];
}

/** The emulator's control port, for what a test orders and asks. */
export type SandboxControl = ReturnType<typeof sandboxControl>;

export function sandboxControl(sandbox: TestSandbox) {
  const call = async (method: string, path: string, body?: object): Promise<Response> => {
    const answer = await fetch(`${sandbox.control}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  return {
    order: (fault: FaultOrder) => call("POST", "/faults", fault),
    clearFaults: () => call("DELETE", "/faults"),
    reset: () => call("POST", "/reset"),
    edit: (edit: object) => call("POST", "/edits", edit),
    forgetRequests: () => call("DELETE", "/requests"),
    store: async (): Promise<SandboxStore> => (await call("GET", "/store")).json(),
    /** The calls so far, one method of one path or all. */
    requests: async (method?: string, path?: string): Promise<SandboxRequest[]> => {
      const { requests }: { requests: SandboxRequest[] } = await (await call("GET", "/requests")).json();
      return requests.filter((one) => (!method || one.method === method) && (!path || one.path === path));
    },
  };
}

/** Accounts that nobody holds and that sit in a family of another account, in the order of the store. */
export function freeAccounts(store: SandboxStore): { owner: string; family: string }[] {
  const held = new Set([...store.assignments, ...store.blocks].map((one) => one.ownerId));
  return store.accounts.flatMap(({ ownerId, awsPayer }) =>
    ownerId !== null && awsPayer !== null && awsPayer !== ownerId && !held.has(ownerId)
      ? [{ owner: ownerId, family: awsPayer }]
      : [],
  );
}
