"use server";

import { z } from "zod";
import { staffAction } from "@/lib/actions/define-action";
import { ReleaseInput } from "@/lib/domain/sync/release";
import { releaseHeldRun } from "@/lib/services/sync/release-held-run";
import { startSync } from "@/lib/services/sync/start-sync";

export const startSyncAction = staffAction({
  permission: "sync:start",
  input: z.strictObject({}),
  run: startSync,
  refresh: [],
});

export const releaseHeldRunAction = staffAction({
  permission: "sync:release",
  input: ReleaseInput,
  run: releaseHeldRun,
  refresh: ["/activity"],
});
