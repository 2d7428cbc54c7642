import { randomUUID } from "node:crypto";
import type { Change } from "../rows";
import { notFound } from "./answers";
import type { TaskRow } from "./billing/billing-rows";
import { instantText } from "./instants";
import { type Ask, commit, pathId, type Route } from "./routes";

const LIFE_MS = 30 * 60_000;

/** The documents print the fields at top level, public clients read them below `data`. */
function showTask({ id, status, created, result }: TaskRow): Record<string, unknown> {
  return { taskId: id, taskStatus: status, result, data: { id, status, created, result } };
}

function isAlive({ created }: TaskRow, nowMs: number): boolean {
  return nowMs - Date.parse(created) < LIFE_MS;
}

/** Everything here is done at once, so a task is a success when it is first told of. */
export function finish(ask: Ask, changes: Change[], result: unknown = null): { taskId: string; taskStatus: string } {
  const task: TaskRow = { id: randomUUID(), status: "SUCCESS", created: instantText(ask.nowMs), result };
  const old = ask.world.store.all("cmcTasks").filter((known) => !isAlive(known, ask.nowMs));
  const drops = old.map(({ id }): Change => ({ drop: "cmcTasks", id }));
  commit(ask, ...changes, ...drops, { put: "cmcTasks", row: task });
  return { taskId: task.id, taskStatus: task.status };
}

function read(ask: Ask): Response {
  const task = ask.world.store.get("cmcTasks", pathId(ask));
  if (task === undefined || !isAlive(task, ask.nowMs)) return notFound(ask.c, { id: pathId(ask) });
  return ask.c.json(showTask(task));
}

export const TASK_ROUTES: Route[] = [["get", "/tasks/:id", read]];
