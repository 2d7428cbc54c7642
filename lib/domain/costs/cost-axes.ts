import type { CostSplit } from "@/lib/domain/costs/cost-question";

/** What a cost report can be asked for, by the upstream's own name, which may hold a typo. */
export interface CostDimension {
  readonly kind: "dimension" | "measure";
  readonly name: string;
  readonly label: string;
}

type Axis = Exclude<CostSplit, "customer">;

const TIME = "time";
const AXES: readonly Axis[] = ["service", "region", "account"];

const USUAL: Record<Axis, string> = {
  service: "AWS-Service-Category",
  region: "AWS-Regions",
  account: "AWS-Account",
};

const LABELS: Record<Axis, readonly string[]> = {
  service: ["service category", "service categories", "service", "services"],
  region: ["region", "regions", "aws region", "aws regions"],
  account: ["account", "accounts", "aws account", "aws accounts"],
};

/**
 * What the upstream calls a dimension: its usual name, or the one with its label. Null: it has no such dimension. While
 * nobody has asked what there is, the usual name is tried.
 */
export function axisName(dimensions: readonly CostDimension[], axis: Axis): string | null {
  const known = dimensions.filter(({ kind }) => kind === "dimension");
  if (known.length === 0) return USUAL[axis];
  const found =
    known.find(({ name }) => name === USUAL[axis]) ??
    known.find(({ label }) => LABELS[axis].includes(label.trim().toLowerCase()));
  return found?.name ?? null;
}

/** The dimensions besides those that costs are always split by. */
export function otherDimensions(dimensions: readonly CostDimension[]): CostDimension[] {
  const always = [TIME, ...AXES.map((axis) => axisName(dimensions, axis))];
  return dimensions.filter(({ kind, name }) => kind === "dimension" && !always.includes(name));
}
