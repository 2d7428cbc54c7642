import type { Context } from "hono";
import { HOUR_MS, hourAtOrAfter } from "../hours";
import { failure, notFound } from "./answers";
import { CALLER_ID, type CloudMcWorld, visibleOrganization } from "./cloudmc-world";
import { CONNECTIONS, type Organization } from "./organization-tree";
import type { UsageFilter, UsageRange } from "./usage";

export type ReportQuery = {
  organization: Organization;
  filter: UsageFilter;
  startMs: number;
  range: UsageRange;
  echo: { startDate: string; endDate: string };
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

function instantOf(text: string): number | null {
  const moment = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? null : moment;
}

/** Whole seconds come back without their zero milliseconds. */
function echoOf(moment: number): string {
  return new Date(moment).toISOString().replace(".000Z", "Z");
}

function readDates(c: Context, parameters: URLSearchParams): { startMs: number; endMs: number } | Response {
  for (const name of ["start_date", "end_date"]) {
    const text = parameters.get(name) ?? "";
    if (text === "") return failure(c, 400, { message: `${name} is required` });
    if (instantOf(text) === null)
      return failure(c, 400, { message: `${name} is not an instant`, context: { [name]: text } });
  }
  const startMs = instantOf(parameters.get("start_date") ?? "") ?? 0;
  const endMs = instantOf(parameters.get("end_date") ?? "") ?? 0;
  return startMs < endMs ? { startMs, endMs } : failure(c, 400, { message: "start_date must be before end_date" });
}

function readFilter(c: Context, organization: Organization): UsageFilter | Response {
  const parameters = new URL(c.req.url).searchParams;
  const connectionId = parameters.get("service_connection_id") || null;
  const environmentId = parameters.get("environment_id") || null;
  if (environmentId !== null && connectionId === null) {
    return failure(c, 400, {
      message: "environment_id needs service_connection_id",
      context: { environment_id: environmentId },
    });
  }
  if (connectionId !== null && !CONNECTIONS.some(({ id }) => id === connectionId)) {
    return notFound(c, { service_connection_id: connectionId });
  }
  const isKnown = organization.environments.some(
    (known) => known.id === environmentId && known.connectionId === connectionId,
  );
  if (environmentId !== null && !isKnown) return notFound(c, { environment_id: environmentId });
  return { connectionId, environmentId };
}

/** A record that ends within a millisecond of end_date still counts: 23:59:59.999 means the whole day. */
export function readReportQuery(c: Context, world: CloudMcWorld): ReportQuery | Response {
  const parameters = new URL(c.req.url).searchParams;
  const dates = readDates(c, parameters);
  if (dates instanceof Response) return dates;
  const id = parameters.get("organization_id") || CALLER_ID;
  const organization = visibleOrganization(world, id);
  if (organization === undefined) return notFound(c, { organization_id: id });
  const filter = readFilter(c, organization);
  if (filter instanceof Response) return filter;
  return {
    organization,
    filter,
    startMs: dates.startMs,
    range: { fromHour: hourAtOrAfter(dates.startMs), toHour: Math.floor((dates.endMs + 1) / HOUR_MS) },
    echo: { startDate: echoOf(dates.startMs), endDate: echoOf(dates.endMs) },
  };
}
