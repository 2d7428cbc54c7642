import { setTimeout as pause } from "node:timers/promises";

export interface LoggedCall {
  readonly upstream: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, readonly string[]>>;
  /** The fault that struck it. */
  readonly fault: string | null;
  readonly status: number | null;
}

type Row = Readonly<Record<string, unknown>> & { readonly id: number | string };
export type StoreDump = Readonly<Record<string, readonly Row[]>>;

const ATTEMPTS = 3;

/** The emulator's control port with every fault kind and every edit; `sandboxControl` knows the few most tests need. */
export function groundControl(control: string) {
  const call = async (method: string, path: string, body?: object): Promise<Response> => {
    const answer = await reach(`${control}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  return {
    order: (fault: object) => call("POST", "/faults", fault),
    clearFaults: () => call("DELETE", "/faults"),
    reset: () => call("POST", "/reset"),
    edit: (edit: object) => call("POST", "/edits", edit),
    rows: (edit: object) => call("POST", "/rows", edit),
    switches: (setting: object) => call("POST", "/switches", setting),
    setClock: (setting: { now: Date } | { advance: number }) => call("POST", "/clock", setting),
    forgetRequests: () => call("DELETE", "/requests"),
    store: async (): Promise<StoreDump> => (await call("GET", "/store")).json(),
    requests: async (): Promise<LoggedCall[]> => (await (await call("GET", "/requests")).json()).requests,
    faultKinds: async (): Promise<string[]> =>
      (await (await call("GET", "/fault-kinds")).json()).kinds.map(({ kind }: { kind: string }) => kind),
  };
}

// A reset breaks off connections that were kept, the control's own among them.
async function reach(address: string, init: RequestInit): Promise<Response> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await fetch(address, init);
    } catch (error) {
      if (tried === ATTEMPTS) throw error;
      await pause(20);
    }
  }
}
