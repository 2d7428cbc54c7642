export type LoggedRequest = {
  upstream: string;
  method: string;
  path: string;
  query: Record<string, string[]>;
  headers: Record<string, string>;
  /** The fault that struck the call. */
  fault: string | null;
  status: number | null;
  at: string;
};

export type RequestLog = {
  open(entry: Omit<LoggedRequest, "status" | "fault">): LoggedRequest;
  all(): LoggedRequest[];
  clear(): void;
};

const KEPT = 50_000;
const SECRET_PARAMETERS = ["api_key", "apikey", "access_token", "client_assertion", "token"];
const SECRET_HEADERS = ["authorization", "mc-api-key"];
const TOLD_HEADERS = [
  "accept",
  "accept-encoding",
  "content-type",
  "content-length",
  "cookie",
  "idempotency-key",
  "user-agent",
  "x-correlation-id",
  "x-request-id",
];

export function queryWithoutKeys(parameters: URLSearchParams): Record<string, string[]> {
  const query = new Map<string, string[]>();
  for (const [name, value] of parameters) {
    if (name === "" || SECRET_PARAMETERS.includes(name.toLowerCase())) continue;
    query.set(name, [...(query.get(name) ?? []), value]);
  }
  return Object.fromEntries(query);
}

/** Of a credential only its form is told, so that a test can see where it was sent. */
export function headersWithoutKeys(headers: Headers): Record<string, string> {
  const told = TOLD_HEADERS.flatMap((name): [string, string][] => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value.slice(0, 500)]];
  });
  const masked = SECRET_HEADERS.flatMap((name): [string, string][] => {
    const value = headers.get(name);
    const form = /^(Bearer|OAuth|Basic)\s/i.exec(value ?? "")?.[0] ?? "";
    return value === null ? [] : [[name, `${form}…`]];
  });
  return Object.fromEntries([...told, ...masked]);
}

export function createRequestLog(): RequestLog {
  let entries: LoggedRequest[] = [];
  return {
    open: (entry) => {
      const logged: LoggedRequest = { ...entry, fault: null, status: null };
      if (entries.length >= KEPT) entries = entries.slice(KEPT / 2);
      entries.push(logged);
      return logged;
    },
    all: () => entries,
    clear: () => {
      entries = [];
    },
  };
}
