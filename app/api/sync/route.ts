import { staffRoute } from "@/lib/auth/define-route";
import { loadSyncStatus } from "@/lib/services/sync/load-sync-status";

export const GET = staffRoute("customers:read", async ({ scope }) => Response.json(await loadSyncStatus(scope)));
