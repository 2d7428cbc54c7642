"use server";

import { z } from "zod";
import { staffAction } from "@/lib/actions/define-action";
import { startSync } from "@/lib/services/sync/start-sync";

export const startSyncAction = staffAction({
  permission: "sync:start",
  input: z.strictObject({}),
  run: startSync,
  refresh: [],
});
