"use server";

import { staffAction } from "@/lib/actions/define-action";
import { ScenarioDropInput, ScenarioKeepInput } from "@/lib/domain/pricing/saved-scenario";
import { deleteScenario } from "@/lib/services/scenarios/delete-scenario";
import { keepScenario } from "@/lib/services/scenarios/keep-scenario";

const SHOWN_ON = ["/pricing/what-if"];

export const keepScenarioAction = staffAction({
  permission: "views:keep",
  input: ScenarioKeepInput,
  run: keepScenario,
  refresh: SHOWN_ON,
});

export const deleteScenarioAction = staffAction({
  permission: "views:keep",
  input: ScenarioDropInput,
  run: deleteScenario,
  refresh: SHOWN_ON,
});
