import { notFound } from "../answers";
import { type Ask, askedOrganizationId, parametersOf, pathId, type Route, seenOrganization } from "../routes";
import { showOrganization } from "./organization-view";

function list(ask: Ask): Response {
  const withDeleted = parametersOf(ask).get("include_deleted") === "true";
  const topId = askedOrganizationId(ask) ?? ask.callerId;
  if (seenOrganization(ask, topId) === undefined) return notFound(ask.c, { organization_id: topId });
  const visible = ask.world.organizations.filter(
    ({ id, deletedAt }) =>
      seenOrganization({ ...ask, callerId: topId }, id) !== undefined && (withDeleted || (deletedAt ?? null) === null),
  );
  return ask.c.json({ data: visible.map((organization) => showOrganization(ask.world, organization)) });
}

function read(ask: Ask): Response {
  const organization = seenOrganization(ask, pathId(ask));
  if (organization === undefined) return notFound(ask.c, { id: pathId(ask) });
  return ask.c.json({ data: showOrganization(ask.world, organization) });
}

export const ORGANIZATION_ROUTES: Route[] = [
  ["get", "/organizations", list],
  ["get", "/organizations/:id", read],
];
