type LoggedRequest = {
  upstream: string;
  method: string;
  path: string;
  query: Record<string, string[]>;
  status: number | null;
  at: string;
};

export type RequestLog = {
  open(entry: Omit<LoggedRequest, "status">): LoggedRequest;
  all(): LoggedRequest[];
  clear(): void;
};

const KEPT = 50_000;
const SECRET_PARAMETERS = ["api_key"];

export function queryWithoutKeys(parameters: URLSearchParams): Record<string, string[]> {
  const query: Record<string, string[]> = {};
  for (const [name, value] of parameters) {
    if (name === "" || SECRET_PARAMETERS.includes(name)) continue;
    query[name] = [...(query[name] ?? []), value];
  }
  return query;
}

export function createRequestLog(): RequestLog {
  let entries: LoggedRequest[] = [];
  return {
    open: (entry) => {
      const logged = { ...entry, status: null };
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
