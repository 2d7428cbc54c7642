import type { Account } from "../../rows";
import { REGIONS, ZONES } from "./cost-places";
import type { CostFilter, CostQuery } from "./cost-query";
import type { TimeBucket } from "./cost-window";
import type { AccountGroups } from "./groupsets";
import type { ServiceCatalogue } from "./service-catalogue";

/** A member covers leaves; Total and subtotals cover those of the members below them that a filter left in. */
export type CubeMember = {
  label: string;
  name: string;
  parent?: number;
  direct?: true;
  excluded?: true;
  leaves: number[];
};

export type CubeAxis = { members: CubeMember[]; leafCount: number };

/** What the members of a report's dimensions are drawn from. */
export type CostBase = {
  window: readonly TimeBucket[];
  services: ServiceCatalogue;
  /** The service categories the report is about; null is all. */
  about: readonly string[] | null;
  accounts: readonly Account[];
  groupsets: readonly AccountGroups[];
};

type Candidate = Omit<CubeMember, "excluded"> & { isLeaf: boolean; isNamedBy(token: string): boolean };
type Candidates = { list: Candidate[]; leafCount: number };

const isOut = (candidate: Candidate, filters: readonly CostFilter[]): boolean =>
  filters.some((filter) => filter.members.some((token) => candidate.isNamedBy(token)) !== filter.isSelection);

function shown({ isNamedBy: _, isLeaf: __, ...member }: Candidate): CubeMember {
  return member;
}

function withTotal({ list, leafCount }: Candidates, filters: readonly CostFilter[]): CubeAxis {
  if (filters.length === 0) {
    const leaves = list.flatMap((candidate) => (candidate.isLeaf ? candidate.leaves : []));
    return { members: [{ label: "Total", name: "total", leaves }, ...list.map(shown)], leafCount };
  }
  const outs = list.map((candidate) => isOut(candidate, filters));
  const left = new Set(list.flatMap((candidate, at) => (candidate.isLeaf && !outs[at] ? candidate.leaves : [])));
  const members = list.map((candidate, at): CubeMember => {
    return outs[at] === true
      ? { ...shown(candidate), excluded: true, leaves: [] }
      : { ...shown(candidate), leaves: candidate.leaves.filter((leaf) => left.has(leaf)) };
  });
  return { members: [{ label: "Total", name: "total", leaves: [...left] }, ...members], leafCount };
}

type Named = { name: string; label: string };

function plainCandidates(members: readonly Named[]): Candidates {
  const list = members.map(({ name, label }, at) => ({
    label,
    name,
    leaves: [at],
    isLeaf: true,
    isNamedBy: (token: string) => token === name,
  }));
  return { list, leafCount: members.length };
}

function timeCandidates(window: readonly TimeBucket[]): Candidates {
  const { list, leafCount } = plainCandidates(window.map(({ name }) => ({ name, label: name })));
  const named = list.map((candidate, at) => ({
    ...candidate,
    isNamedBy: (token: string) =>
      token === candidate.name || token === String(at + 1) || token === String(at - window.length),
  }));
  return { list: named, leafCount };
}

/** Naming a subtotal names everything below it. */
function serviceCandidates({ services, about }: CostBase): Candidates {
  const isAbout = (leaf: number | null) =>
    leaf !== null && (about === null || about.includes(services.leaves[leaf] ?? ""));
  const all = services.members.map((member, at) => {
    const below = services.members.flatMap(({ parent, leaf }) => (parent === at + 1 && leaf !== null ? [leaf] : []));
    return { ...member, leaves: (member.leaf === null ? below : [member.leaf]).filter(isAbout) };
  });
  const kept = all.filter((member) => about === null || member.leaves.length > 0);
  const list = kept.map(({ name, label, parent, isDirect, leaf, leaves }): Candidate => {
    const above = parent === undefined || parent < 0 ? undefined : all[parent - 1];
    const place = above === undefined ? -1 : kept.indexOf(above) + 1;
    return {
      label,
      name,
      ...(parent === undefined ? {} : { parent: place }),
      ...(isDirect ? { direct: true as const } : {}),
      leaves,
      isLeaf: leaf !== null,
      isNamedBy: (token) => token === name || token === above?.name,
    };
  });
  return { list, leafCount: services.leaves.length };
}

function groupCandidates({ groupsets }: CostBase, axis: string): Candidates {
  const groupset = groupsets.find(({ id }) => axis === `Groupset-${id}`);
  return plainCandidates((groupset?.groups ?? []).map(({ id, name }) => ({ name: String(id), label: name })));
}

export const MODES = [
  { name: "on_demand", label: "On-Demand" },
  { name: "reserved", label: "Reserved" },
] as const;

/** Two names of the same facts, each with labels of its own. */
export const MODE_AXES = ["EC2-Reservation-Execution-Mode", "AWS-Coverage-Type"];

const COVERAGES = [
  { name: "on_demand", label: "On Demand" },
  { name: "reserved", label: "Reserved" },
];

/** Every account keeps what it has in one bucket. */
function bucketCandidates({ accounts }: CostBase): Candidates {
  const names = accounts.map(({ id, amazonName }) => `${amazonName || id}-data`);
  return plainCandidates(names.map((name) => ({ name, label: name })));
}

function candidatesOf(base: CostBase, axis: string): Candidates {
  switch (axis) {
    case "time":
      return timeCandidates(base.window);
    case "AWS-Service-Category":
      return serviceCandidates(base);
    case "AWS-Account":
      return plainCandidates(base.accounts.map(({ id, name }) => ({ name: String(id), label: name })));
    case "AWS-Regions":
      return plainCandidates(REGIONS);
    case "AWS-Availability-Zones":
      return plainCandidates(ZONES.map((zone) => ({ name: zone, label: zone })));
    case "EC2-Reservation-Execution-Mode":
      return plainCandidates(MODES);
    case "AWS-Coverage-Type":
      return plainCandidates(COVERAGES);
    case "S3-Bucket":
      return bucketCandidates(base);
    default:
      return groupCandidates(base, axis);
  }
}

export function cubeAxis(base: CostBase, axis: string, filters: readonly CostFilter[] = []): CubeAxis {
  return withTotal(
    candidatesOf(base, axis),
    filters.filter((filter) => filter.axis === axis),
  );
}

/** The axes a question speaks of, asked for or filtered by; the services always, since a report may be about some. */
export function cubeAxes(base: CostBase, query: CostQuery): Map<string, CubeAxis> {
  const named = [...query.dimensions, ...query.filters, { axis: "AWS-Service-Category" }].map(({ axis }) => axis);
  return new Map([...new Set(named)].map((axis) => [axis, cubeAxis(base, axis, query.filters)]));
}
