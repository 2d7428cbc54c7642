"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";

const STALE_MS = 5000;
let shared: QueryClient | null = null;

function queryClient(): QueryClient {
  const make = () => new QueryClient({ defaultOptions: { queries: { staleTime: STALE_MS, retry: 1 } } });
  // On the server a client must not outlive its request: one person's data would answer another.
  if (typeof window === "undefined") return make();
  shared ??= make();
  return shared;
}

/** Around the parts of a page that ask for data on their own. */
export function LivePart({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={queryClient()}>{children}</QueryClientProvider>;
}

/** When somebody signs out: the next person at this browser must not be shown what this one read. */
export function forgetLiveData(): void {
  shared?.clear();
}
