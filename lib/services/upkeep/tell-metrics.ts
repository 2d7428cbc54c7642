import "server-only";
import { Gauge, Registry, register } from "prom-client";
import type { SystemScope } from "@/lib/domain/access/scope";
import { OPERATION_STATES } from "@/lib/domain/operations/operation";
import type { PortalFigures } from "@/lib/domain/settings/portal-figures";
import { BREAKER_STATES } from "@/lib/domain/upstreams/lane";
import { loadPortalFigures } from "@/lib/services/upkeep/load-portal-figures";
import { log } from "@/lib/support/log";

/** Beats come every five seconds; a worker that missed three writes nothing any more. */
const ALIVE_S = 15;

export const METRICS_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

/**
 * The text of the metrics endpoint: this process's requests and memory, and what the database knows of all processes.
 * Without a database it says so and tells the rest; figures of it are then absent and not zero.
 */
export async function tellMetrics(scope: SystemScope): Promise<string> {
  const figures = await loadPortalFigures(scope).catch((error: unknown) => {
    log.error({ event: "metrics-without-database", err: error }, "the database did not answer the metrics");
    return null;
  });
  const shared = new Registry();
  const tell = teller(shared);
  tell("headwater_database_up", "Whether the database answered this request", [[{}, figures ? 1 : 0]]);
  if (figures) {
    tellLanes(figures, tell);
    tellWork(figures, tell);
  }
  return `${await register.metrics()}\n${await shared.metrics()}`;
}

type Labels = Readonly<Record<string, string>>;
type Tell = (name: string, help: string, values: readonly (readonly [Labels, number])[]) => void;

function teller(registry: Registry): Tell {
  return (name, help, values) => {
    // Without a value the package would write 0, which is one.
    if (values.length === 0) return;
    const labelNames = Object.keys(values[0]?.[0] ?? {});
    const gauge = new Gauge({ name, help, labelNames, registers: [registry] });
    for (const [labels, value] of values) gauge.set(labels, value);
  };
}

function tellLanes({ lanes, syncs }: PortalFigures, tell: Tell): void {
  tell(
    "headwater_lane_breaker",
    "1 for the state the calls to an upstream are in: closed lets them through, locked means the key was refused",
    lanes.flatMap(({ upstream, breaker }) =>
      BREAKER_STATES.map((state) => [{ upstream, state }, breaker === state ? 1 : 0] as const),
    ),
  );
  tell(
    "headwater_lane_calls_last_minute",
    "Calls to an upstream in the last minute, of all processes",
    lanes.map(({ upstream, callsLastMinute }) => [{ upstream }, callsLastMinute]),
  );
  tell(
    "headwater_lane_last_success_timestamp_seconds",
    "When an upstream last answered well",
    lanes.flatMap(({ upstream, lastSuccessAt }) =>
      lastSuccessAt ? [[{ upstream }, seconds(lastSuccessAt)] as const] : [],
    ),
  );
  tell(
    "headwater_sync_completed_timestamp_seconds",
    "When the last whole reading of an upstream's lists ended",
    syncs.map(({ upstream, at }) => [{ upstream }, at]),
  );
}

function tellWork({ operations, refreshes, workers }: PortalFigures, tell: Tell): void {
  tell(
    "headwater_operations",
    "Changes to upstreams by state",
    OPERATION_STATES.map((state) => [{ state }, operations.find((one) => one.state === state)?.count ?? 0]),
  );
  tell(
    "headwater_operation_oldest_timestamp_seconds",
    "When the oldest change in a state was asked for",
    operations.map(({ state, oldest }) => [{ state }, oldest]),
  );
  tell(
    "headwater_refreshes",
    "Figures that are read again by and by, by kind and by how the last reading went",
    refreshes.map(({ kind, state, count }) => [{ kind, state }, count]),
  );
  const beats = workers.map(({ at }) => at);
  tell("headwater_workers", "Workers that gave a sign of life in the last fifteen seconds", [
    [{}, beats.filter((at) => at > Date.now() / 1_000 - ALIVE_S).length],
  ]);
}

function seconds(instant: string): number {
  return Date.parse(instant) / 1_000;
}
