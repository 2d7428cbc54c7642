import { UNITS_PER_DOLLAR } from "./cost-facts";
import type { Interval } from "./cost-window";

/** What a figure counts: all of the cost, or of some services, or what is reserved or is not; or hours and pieces made of it. */
export type Measure = {
  name: string;
  label: string;
  leaves?: readonly string[];
  isReserved?: boolean;
  /** How many units of cost make one hour of the thing counted. */
  unitsPerHour?: number;
  /** Hours spread over the bucket: how many pieces ran on average. */
  isAverage?: true;
  unitsPerOne: number;
};

export type ReportView = {
  path: string;
  title: string;
  /** The service categories it is about; null is all. */
  leaves: readonly string[] | null;
  measures: readonly Measure[];
  dimensions: readonly string[];
  /** Beside those that every report has. */
  ownAxes?: readonly string[];
  interval: Interval;
  /** Of the running month alone, unless time is asked for. */
  isCurrent?: true;
};

const money = (name: string, label: string, of: Partial<Measure> = {}): Measure => ({
  name,
  label,
  unitsPerOne: UNITS_PER_DOLLAR,
  ...of,
});
const count = (name: string, label: string, of: Partial<Measure>): Measure => ({ name, label, unitsPerOne: 1, ...of });

const COMPUTE = ["ec2_compute"];
const TRANSFER = ["ec2_transfer"];
const VOLUMES = ["ec2_ebs"];
const INSTANCE = [...COMPUTE, ...TRANSFER];
const EC2 = ["ec2_compute", "ec2_ebs", "ec2_transfer", "ec2_direct"];
const S3 = ["s3_storage", "s3_requests", "s3_direct"];

const INSTANCE_HOUR = 960;
/** Four to an instance, as AWS counts a large one. */
const NORMALIZED_HOUR = INSTANCE_HOUR / 4;
const VOLUME_HOUR = 110;
const INSTANCES = { leaves: COMPUTE, unitsPerHour: INSTANCE_HOUR };
const VOLUME = { leaves: VOLUMES, unitsPerHour: VOLUME_HOUR };

const RECURRING = money("cost_recurring", "Recurring Cost ($)", { isReserved: true });
const COSTS = [money("cost", "Cost ($)"), RECURRING, money("cost_amortized", "Amortized Cost ($)")];
const BY_TIME = ["time", "AWS-Service-Category"];
const BY_ACCOUNT = ["AWS-Account", "AWS-Service-Category"];

function costView(path: string, title: string, leaves: readonly string[] | null = null): ReportView {
  return { path: `cost/${path}`, title, leaves, measures: COSTS, dimensions: BY_TIME, interval: "monthly" };
}

function currentView(path: string, title: string, leaves: readonly string[] | null = null): ReportView {
  return { ...costView(path, title, leaves), dimensions: BY_ACCOUNT, isCurrent: true };
}

/** Reports of the same facts; those without a service of this world answer with the empty set. */
export const REPORT_VIEWS: readonly ReportView[] = [
  costView("amortized", "Amortized Cost"),
  currentView("current", "Current Cost"),
  currentView("current/amortized", "Current Amortized Cost"),
  currentView("current/instance", "Current EC2 Instance Cost", EC2),
  costView("dynamo_db", "DynamoDB Cost", []),
  costView("history", "Cost History"),
  costView("instance", "EC2 Instance Cost", EC2),
  costView("rds", "RDS Cost", ["rds_direct"]),
  {
    ...costView("ri_amortization", "Reservation Amortization"),
    measures: [{ ...RECURRING, name: "cost", label: "Cost ($)" }],
  },
  { ...costView("s3", "S3 Cost", S3), ownAxes: ["S3-Bucket"] },
  costView("volume", "EBS Volume Cost", VOLUMES),
  {
    path: "usage/instance",
    title: "Instance Usage",
    leaves: INSTANCE,
    measures: [
      count("usage_quantity", "# Instances", { ...INSTANCES, isAverage: true }),
      money("cost", "Total Cost ($)"),
      money("ec2_cost_compute", "Compute Cost ($)", { leaves: COMPUTE }),
      money("ec2_cost_transfer", "Transfer Cost ($)", { leaves: TRANSFER }),
      count("count", "# Reservations", { ...INSTANCES, isReserved: true, isAverage: true }),
      money("ec2_cost_on_demand", "On-Demand Cost ($)", { leaves: COMPUTE, isReserved: false }),
      count("instance_hours", "# Instance Hours", INSTANCES),
      count("nf_instances", "# Normalized Instances", { ...INSTANCES, unitsPerHour: NORMALIZED_HOUR, isAverage: true }),
    ],
    dimensions: ["time", "EC2-Reservation-Execution-Mode"],
    ownAxes: ["AWS-Coverage-Type"],
    interval: "daily",
  },
  {
    path: "usage/volume",
    title: "Volume Usage",
    leaves: VOLUMES,
    measures: [
      count("usage_quantity", "# Volumes", { ...VOLUME, isAverage: true }),
      money("cost", "Total Cost ($)"),
      count("volume_hours", "# Volume Hours", VOLUME),
    ],
    dimensions: ["time", "AWS-Account"],
    interval: "daily",
  },
];

/** Seen in clients beside the four types of the catalogue, about clouds this partner's cost facts do not hold. */
export const FOREIGN_VIEWS: readonly ReportView[] = [
  { ...costView("", "Container Cost History", []), path: "containers/cost_history" },
  {
    ...costView("", "Azure Cost of the Previous Billing Period", []),
    path: "azure_cost/previous_billing_period",
    ownAxes: ["Azure-Services"],
    measures: [money("total_cost", "Total Cost")],
  },
  { ...costView("", "Google Cost History", []), path: "gcp_cost/history-v2", ownAxes: ["GCP-Product-Category"] },
];

export function reportView(path: string): ReportView | undefined {
  return [...REPORT_VIEWS, ...FOREIGN_VIEWS].find((view) => view.path === path);
}
