import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";

const Health = z.looseObject({
  ok: z.boolean().optional(),
  sync: z
    .looseObject({
      state: z.string().optional(),
      step: z.string().nullish(),
      done: z.number().nullish(),
      total: z.number().nullish(),
    })
    .nullish(),
});

export type Health = z.infer<typeof Health>;

const ANSWER_WITHIN_MS = 5_000;
const LOOK_MS = 100;
const SYNC_LOOK_MS = 500;
const UNDER_WAY = new Set(["waiting", "queued", "running", "pending", "started", "never"]);

export async function readHealth(origin: string): Promise<Health | null> {
  try {
    const answer = await fetch(`${origin}/api/health`, {
      redirect: "error",
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const parsed = Health.safeParse(await answer.json());
    return answer.status === 200 && parsed.success && parsed.data.ok !== false ? parsed.data : null;
  } catch {
    return null;
  }
}

export async function awaitHealth(origin: string, limits: { withinMs: number; signal: AbortSignal }): Promise<boolean> {
  const until = Date.now() + limits.withinMs;
  while (Date.now() < until) {
    if (await readHealth(origin)) return true;
    await pause(LOOK_MS, undefined, { signal: limits.signal });
  }
  return false;
}

/** True when the first read of the upstreams is over within the time. */
export async function awaitFirstSync(
  origin: string,
  report: (detail: string) => void,
  limits: { withinMs: number; signal: AbortSignal },
): Promise<boolean> {
  const until = Date.now() + limits.withinMs;
  while (Date.now() < until) {
    const sync = (await readHealth(origin))?.sync;
    if (sync && !UNDER_WAY.has(sync.state ?? "done")) return true;
    if (sync) report(describe(sync));
    await pause(SYNC_LOOK_MS, undefined, { signal: limits.signal });
  }
  return false;
}

function describe(sync: NonNullable<Health["sync"]>): string {
  const amount = sync.done != null ? `${sync.done}${sync.total ? ` of ${sync.total}` : ""}` : "";
  return [sync.step, amount].filter(Boolean).join(" ");
}
