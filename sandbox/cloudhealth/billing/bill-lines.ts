import { LEAVES, SERVICE_MEMBERS } from "../reports/services";

/** What a price book can ask of a line of the bill. The unit rate is the list price, in dollars, of one unit of usage. */
export type BillLine = {
  product: string;
  region: string;
  usageType: string;
  operation: string;
  recordType: string;
  savingsPlanOfferingType: string | null;
  instance: { type: string; size: string; isReserved: boolean } | null;
  description: string;
  isDataTransfer: boolean;
  isReservation: boolean;
  unitRate: string | null;
};

type LeafLine = Partial<BillLine> & { usageType: string; operation: string; description: string; unitRate: string };

const PREFIX_OF_REGION: Record<string, string> = {
  "us-west-2": "USW2-",
  "eu-west-1": "EU-",
  "eu-central-1": "EUC1-",
  "ap-southeast-2": "APS2-",
};

const LINE_OF_LEAF: Record<string, LeafLine> = {
  ec2_compute: {
    usageType: "BoxUsage:m5.large",
    operation: "RunInstances",
    description: "$0.096 per On Demand Linux m5.large Instance Hour",
    unitRate: "0.096",
    instance: { type: "m5", size: "large", isReserved: false },
  },
  ec2_ebs: {
    usageType: "EBS:VolumeUsage.gp3",
    operation: "CreateVolume-Gp3",
    description: "$0.08 per GB-month of General Purpose (gp3) provisioned storage",
    unitRate: "0.08",
  },
  ec2_transfer: {
    usageType: "DataTransfer-Out-Bytes",
    operation: "RunInstances",
    description: "$0.09 per GB - first 10 TB / month data transfer out",
    unitRate: "0.09",
    isDataTransfer: true,
  },
  ec2_direct: {
    usageType: "ElasticIP:IdleAddress",
    operation: "AssociateAddressVPC",
    description: "$0.005 per Idle public IPv4 address per hour",
    unitRate: "0.005",
  },
  s3_storage: {
    usageType: "TimedStorage-ByteHrs",
    operation: "StandardStorage",
    description: "$0.023 per GB - first 50 TB / month of storage used",
    unitRate: "0.023",
  },
  s3_requests: {
    usageType: "Requests-Tier1",
    operation: "PutObject",
    description: "$0.005 per 1,000 PUT, COPY, POST, or LIST requests",
    unitRate: "0.000005",
  },
  rds_direct: {
    usageType: "InstanceUsage:db.r5.large",
    operation: "CreateDBInstance:0014",
    description: "$0.25 per db.r5.large Single-AZ instance hour running PostgreSQL",
    unitRate: "0.25",
    instance: { type: "db.r5", size: "large", isReserved: false },
  },
  lambda_direct: {
    usageType: "Lambda-GB-Second",
    operation: "Invoke",
    description: "$0.0000166667 per GB-second of compute",
    unitRate: "0.0000166667",
  },
  cloudfront_direct: {
    usageType: "US-DataTransfer-Out-Bytes",
    operation: "GET",
    description: "$0.085 per GB - first 10 TB / month data transfer out",
    unitRate: "0.085",
  },
  data_transfer_direct: {
    usageType: "DataTransfer-Regional-Bytes",
    operation: "InterZone-Out",
    description: "$0.01 per GB - regional data transfer",
    unitRate: "0.01",
    isDataTransfer: true,
  },
};

const OTHER: LeafLine = { usageType: "Usage", operation: "Usage", description: "$1.00 per unit", unitRate: "1" };

const NOTHING_SPECIAL = {
  recordType: "LineItem",
  savingsPlanOfferingType: null,
  instance: null,
  isDataTransfer: false,
  isReservation: false,
} as const;

function productOf(leaf: number): string {
  const member = SERVICE_MEMBERS.find((known) => known.leaf === leaf);
  return (member && SERVICE_MEMBERS[(member.parent ?? 0) - 1]?.label) ?? member?.label ?? "";
}

/** The line of the bill behind a leaf of the cost report, in one region. */
export function billLine(leaf: number, region: string): BillLine {
  const name = LEAVES[leaf]?.name ?? "";
  const line = LINE_OF_LEAF[name] ?? OTHER;
  const isWorldwide = name === "cloudfront_direct";
  const usageType = `${isWorldwide ? "" : (PREFIX_OF_REGION[region] ?? "")}${line.usageType}`;
  return { ...NOTHING_SPECIAL, product: productOf(leaf), region, ...line, usageType };
}

/** The line a billing rule makes: one unit of a product of its own. */
export function customLine(product: string, description: string): BillLine {
  const text = { product, description, usageType: product, operation: "", region: "" };
  return { ...NOTHING_SPECIAL, ...text, unitRate: null };
}
