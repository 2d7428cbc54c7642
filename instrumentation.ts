import { timeRequests } from "@/lib/support/request-times";

/** Next calls this once in each web process, before the first request. */
export function register(): void {
  timeRequests();
}
