import type { Store } from "../../store";
import { accountGroups } from "../reports/groupsets";

export type AssetRelation = { name: string; object_type: string; has_many: boolean };
export type AssetAttribute = { name: string; perspective_name?: string };
export type AssetType = { name: string; attributes: AssetAttribute[]; relations: AssetRelation[] };

type Outline = { attributes: string[]; relations?: AssetRelation[]; hasGroups?: true };

const one = (name: string, type: string): AssetRelation => ({ name, object_type: type, has_many: false });
const many = (name: string, type: string): AssetRelation => ({ name, object_type: type, has_many: true });

const OF_ACCOUNT = [one("account", "AwsAccount")];

/** No document lists them all; the order is the one in which the names are answered. */
const OUTLINES: Record<string, Outline> = {
  AwsAccount: {
    attributes: [
      "id",
      "name",
      "owner_id",
      "amazon_name",
      "account_type",
      "is_active",
      "is_private",
      "cluster_name",
      "created_at",
      "updated_at",
    ],
    relations: [many("tags", "Tag")],
  },
  AwsInstanceType: { attributes: ["id", "name", "api_name", "vcpus", "memory_gb", "price_per_hour", "is_active"] },
  AwsCloudtrailTrail: { attributes: ["id", "name", "s3_bucket_name", "is_active"], relations: OF_ACCOUNT },
  AwsIamRole: { attributes: ["id", "name", "arn", "created_at", "is_active"], relations: OF_ACCOUNT },
  GcpComputeInstance: { attributes: ["id", "name", "zone", "machine_type", "is_active"] },
  AzureResourceGroup: { attributes: ["id", "name", "location", "is_active"] },
  AzureSqlDatabase: { attributes: ["id", "name", "edition", "location", "is_active"] },
  DataCenterTag: { attributes: ["id", "key", "value", "is_active"] },
  VmwareHost: { attributes: ["id", "name", "cpu_cores", "is_active"] },
  AwsInstanceReservation: {
    attributes: ["id", "reservation_id", "state", "instance_count", "started_at", "ends_at", "is_active"],
    relations: [...OF_ACCOUNT, one("instance_type", "AwsInstanceType")],
  },
  AwsInstance: {
    attributes: [
      "id",
      "instance_id",
      "name",
      "state",
      "is_active",
      "public_ip",
      "private_ip",
      "availability_zone",
      "launched_at",
      "usage_percentage_per_month",
      "price_per_month",
    ],
    relations: [
      ...OF_ACCOUNT,
      one("instance_type", "AwsInstanceType"),
      one("auto_scaling_group", "AwsAutoScalingGroup"),
      many("volumes", "AwsVolume"),
    ],
    hasGroups: true,
  },
  AwsVolume: {
    attributes: [
      "id",
      "volume_id",
      "name",
      "volume_type",
      "size",
      "in_use",
      "is_active",
      "availability_zone",
      "created_at",
      "price_per_month",
    ],
    relations: [...OF_ACCOUNT, one("instance", "AwsInstance")],
    hasGroups: true,
  },
  AwsSnapshot: {
    attributes: ["id", "snapshot_id", "name", "size", "create_date", "is_active"],
    relations: [...OF_ACCOUNT, one("volume", "AwsVolume")],
  },
  AwsAutoScalingGroup: { attributes: ["id", "name", "is_active"], relations: OF_ACCOUNT },
};

export const ASSET_TYPES = Object.keys(OUTLINES);
export const TAG_ATTRIBUTES = ["key", "value"];

export function assetType(store: Store, name: string): AssetType | null {
  const outline = Object.hasOwn(OUTLINES, name) ? OUTLINES[name] : undefined;
  if (outline === undefined) return null;
  const groups = outline.hasGroups ? accountGroups(store) : [];
  return {
    name,
    attributes: [
      ...outline.attributes.map((attribute) => ({ name: attribute })),
      ...groups.map((group) => ({ name: `attr_group__${group.id}`, perspective_name: group.name })),
    ],
    relations: outline.relations ?? [],
  };
}
