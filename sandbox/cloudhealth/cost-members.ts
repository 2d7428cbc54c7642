import type { CostFilter, CostQuery, DimensionName } from "./cost-query";
import type { CostScope } from "./cost-scope";
import { type TimeLeaf, timeWindow } from "./cost-window";
import { SERVICE_MEMBERS } from "./services";

/** A member covers leaves; Total and subtotals cover those of the members below them that a filter left in. */
export type CubeMember = {
  label: string;
  name: string;
  parent?: number;
  direct?: true;
  excluded?: true;
  leaves: number[];
};

type Candidate = Omit<CubeMember, "excluded"> & { isLeaf: boolean; isNamedBy(token: string): boolean };

const isOut = (candidate: Candidate, filters: readonly CostFilter[]): boolean =>
  filters.some((filter) => filter.members.some((token) => candidate.isNamedBy(token)) !== filter.isSelection);

function withTotal(candidates: Candidate[], filters: readonly CostFilter[]): CubeMember[] {
  const left = new Set(
    candidates.flatMap((candidate) => (candidate.isLeaf && !isOut(candidate, filters) ? candidate.leaves : [])),
  );
  const members = candidates.map((candidate): CubeMember => {
    const { isNamedBy: _, isLeaf: __, leaves, ...shown } = candidate;
    return isOut(candidate, filters)
      ? { ...shown, excluded: true, leaves: [] }
      : { ...shown, leaves: leaves.filter((leaf) => left.has(leaf)) };
  });
  return [{ label: "Total", name: "total", leaves: [...left] }, ...members];
}

function timeCandidates(window: readonly TimeLeaf[]): Candidate[] {
  return window.map(({ name }, at) => ({
    label: name,
    name,
    leaves: [at],
    isLeaf: true,
    isNamedBy: (token) => token === name || token === String(at + 1) || token === String(at - window.length),
  }));
}

/** Naming a subtotal names everything below it. */
function serviceCandidates(): Candidate[] {
  return SERVICE_MEMBERS.map((member, at) => {
    const parentName = SERVICE_MEMBERS[member.parent - 1]?.name;
    const below = SERVICE_MEMBERS.flatMap((child) =>
      child.parent === at + 1 && child.leaf !== null ? [child.leaf] : [],
    );
    return {
      label: member.label,
      name: member.name,
      parent: member.parent,
      ...(member.isDirect ? { direct: true as const } : {}),
      leaves: member.leaf === null ? below : [member.leaf],
      isLeaf: member.leaf !== null,
      isNamedBy: (token) => token === member.name || token === parentName,
    };
  });
}

function accountCandidates(scope: CostScope): Candidate[] {
  return scope.accounts.map(({ id, name }, at) => ({
    label: name,
    name: String(id),
    leaves: [at],
    isLeaf: true,
    isNamedBy: (token) => token === String(id),
  }));
}

export type CostAxes = Record<DimensionName, CubeMember[]> & { window: TimeLeaf[] };

export function costAxes(query: CostQuery, scope: CostScope, now: Date): CostAxes {
  const window = timeWindow(query.interval, now);
  const on = (dimension: DimensionName) => query.filters.filter((filter) => filter.dimension === dimension);
  return {
    window,
    time: withTotal(timeCandidates(window), on("time")),
    "AWS-Service-Category": withTotal(serviceCandidates(), on("AWS-Service-Category")),
    "AWS-Account": withTotal(accountCandidates(scope), on("AWS-Account")),
  };
}
