"use server";

import { staffAction } from "@/lib/actions/define-action";
import { ConnectionInput, ConnectionRemovalInput, ConnectionTrialInput } from "@/lib/domain/settings/connection-input";
import { removeConnection } from "@/lib/services/settings/remove-connection";
import { saveConnection } from "@/lib/services/settings/save-connection";
import { tryConnection } from "@/lib/services/settings/try-connection";

export const tryConnectionAction = staffAction({
  permission: "connections:manage",
  input: ConnectionTrialInput,
  run: tryConnection,
  refresh: [],
});

export const saveConnectionAction = staffAction({
  permission: "connections:manage",
  proof: "recent",
  input: ConnectionInput,
  run: saveConnection,
  refresh: ["/settings", "/usage"],
});

export const removeConnectionAction = staffAction({
  permission: "connections:manage",
  proof: "recent",
  input: ConnectionRemovalInput,
  run: removeConnection,
  refresh: ["/settings", "/usage"],
});
