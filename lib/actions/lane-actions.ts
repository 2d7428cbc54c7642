"use server";

import { staffAction } from "@/lib/actions/define-action";
import { ProbeInput } from "@/lib/domain/upstreams/probe";
import { probeLane } from "@/lib/services/settings/probe-lane";

export const probeLaneAction = staffAction({
  permission: "lanes:probe",
  input: ProbeInput,
  run: probeLane,
  refresh: ["/settings"],
});
