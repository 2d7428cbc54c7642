/**
 * A leaf carries cost; a parent is the subtotal over its leaves, "- Direct" being its own share. Positions of
 * parents count from 1, because Total comes first in an answer; -1 is none.
 */
export type ServiceMember = { name: string; label: string; parent?: number; isDirect: boolean; leaf: number | null };

type Leaf = { name: string; label: string; monthly: number; isDirect?: boolean };
type Group = { name: string; label: string; leaves: Leaf[] };

const direct = (group: string, label: string, monthly: number): Leaf => ({
  name: `${group}_direct`,
  label: `${label} - Direct`,
  monthly,
  isDirect: true,
});

const GROUPS: Group[] = [
  {
    name: "Amazon Elastic Compute Cloud",
    label: "Amazon Elastic Compute Cloud",
    leaves: [
      { name: "ec2_compute", label: "EC2 - Compute", monthly: 940 },
      { name: "ec2_ebs", label: "EC2 - EBS", monthly: 230 },
      { name: "ec2_transfer", label: "EC2 - Transfer", monthly: 120 },
      direct("ec2", "Amazon Elastic Compute Cloud", 14),
    ],
  },
  {
    name: "s3",
    label: "Amazon Simple Storage Service",
    leaves: [
      { name: "s3_storage", label: "S3 - Storage", monthly: 190 },
      { name: "s3_requests", label: "S3 - API Requests", monthly: 26 },
      direct("s3", "Amazon Simple Storage Service", 3),
    ],
  },
  {
    name: "rds",
    label: "Amazon Relational Database Service",
    leaves: [direct("rds", "Amazon Relational Database Service", 430)],
  },
  { name: "lambda", label: "AWS Lambda", leaves: [direct("lambda", "AWS Lambda", 34)] },
  { name: "cloudfront", label: "Amazon CloudFront", leaves: [direct("cloudfront", "Amazon CloudFront", 96)] },
  { name: "data_transfer", label: "AWS Data Transfer", leaves: [direct("data_transfer", "AWS Data Transfer", 78)] },
  { name: "support", label: "AWS Support (Business)", leaves: [direct("support", "AWS Support (Business)", 150)] },
  {
    name: "custom_line_items",
    label: "Custom Line Items",
    leaves: [direct("custom_line_items", "Custom Line Items", 0)],
  },
];

export const LEAVES = GROUPS.flatMap((group) => group.leaves);
export const LEAF_MONTHLY = LEAVES.map((leaf) => leaf.monthly);
export const LAMBDA_LEAF = LEAVES.findIndex((leaf) => leaf.name === "lambda_direct");
export const SUPPORT_LEAF = LEAVES.findIndex((leaf) => leaf.name === "support_direct");
/** What billing rules add; no bill of AWS has it. */
export const CUSTOM_LEAF = LEAVES.findIndex((leaf) => leaf.name === "custom_line_items_direct");
export const CUSTOM_MEMBERS = ["custom_line_items", "custom_line_items_direct"];
export const CLOUDFRONT_LEAF = LEAVES.findIndex((leaf) => leaf.name === "cloudfront_direct");

function listMembers(): ServiceMember[] {
  const members: ServiceMember[] = [];
  for (const group of GROUPS) {
    const parent = members.length + 1;
    members.push({ name: group.name, label: group.label, parent: -1, isDirect: false, leaf: null });
    for (const leaf of group.leaves) {
      const { name, label, isDirect } = leaf;
      members.push({ name, label, parent, isDirect: isDirect === true, leaf: LEAVES.indexOf(leaf) });
    }
  }
  return members;
}

export const SERVICE_MEMBERS = listMembers();
