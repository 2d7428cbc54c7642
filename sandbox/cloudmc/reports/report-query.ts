import { failure, notFound } from "../answers";
import { instantOf, instantText } from "../instants";
import type { OrganizationRow } from "../organizations/organization-rows";
import { type Ask, actingOrganization, askedOrganizationId, parametersOf } from "../routes";
import type { UsageFilter, UsageSpan } from "../usage/usage-span";

export type ReportQuery = {
  organization: OrganizationRow;
  filter: UsageFilter;
  range: UsageSpan;
  nowMs: number;
  echo: { startDate: string; endDate: string };
};

type Dates = { startMs: number; endMs: number };

export function readDates(ask: Ask): Dates | Response {
  const parameters = parametersOf(ask);
  const read: number[] = [];
  for (const name of ["start_date", "end_date"]) {
    const text = parameters.get(name) ?? "";
    if (text === "") return failure(ask.c, 400, { message: `${name} is required`, context: { field: name } });
    const moment = instantOf(text);
    if (moment === null) {
      return failure(ask.c, 400, { message: `${name} is not an instant`, context: { [name]: text } });
    }
    read.push(moment);
  }
  const [startMs = 0, endMs = 0] = read;
  return startMs < endMs ? { startMs, endMs } : failure(ask.c, 400, { message: "start_date must be before end_date" });
}

function readFilter(ask: Ask, organization: OrganizationRow): UsageFilter | Response {
  const parameters = parametersOf(ask);
  const connectionId = parameters.get("service_connection_id") || null;
  const environmentId = parameters.get("environment_id") || null;
  if (environmentId !== null && connectionId === null) {
    return failure(ask.c, 400, {
      message: "environment_id needs service_connection_id",
      context: { environment_id: environmentId },
    });
  }
  if (connectionId !== null && ask.world.store.get("cmcConnections", connectionId) === undefined) {
    return notFound(ask.c, { service_connection_id: connectionId });
  }
  const isKnown = (organization.environments ?? []).some(
    (known) => known.id === environmentId && known.connectionId === connectionId,
  );
  if (environmentId !== null && !isKnown) return notFound(ask.c, { environment_id: environmentId });
  return { connectionId, environmentId };
}

/** A record that ends within a millisecond of end_date still counts: 23:59:59.999 means the whole day. The switch reads the sentence literally. */
export function readReportQuery(ask: Ask): ReportQuery | Response {
  const dates = readDates(ask);
  if (dates instanceof Response) return dates;
  const organization = actingOrganization(ask);
  if (organization === undefined) return notFound(ask.c, { organization_id: askedOrganizationId(ask) });
  const filter = readFilter(ask, organization);
  if (filter instanceof Response) return filter;
  const { startMs, endMs } = dates;
  const endsByMs = ask.sandbox.switches.usageEndIsLiteral ? endMs - 1 : endMs + 1;
  return {
    organization,
    filter,
    range: { fromMs: startMs, toMs: endMs, endsByMs },
    nowMs: ask.nowMs,
    echo: { startDate: instantText(startMs), endDate: instantText(endMs) },
  };
}
