import { hash } from "../../dice";
import type { Account } from "../../rows";
import { placesOf, reservedPercent, ZONES } from "../reports/cost-places";
import type { AccountGroups } from "../reports/groupsets";
import { type Asset, type Details, DrawnAsset, type Values } from "./drawn-asset";

export type AssetWorld = { seed: number; now: Date; groupsets: readonly AccountGroups[] };

const INSTANCE_TYPES = [
  { name: "t3.medium", vcpus: 2, memory: 4, cents: 416 },
  { name: "m5.large", vcpus: 2, memory: 8, cents: 960 },
  { name: "m5.xlarge", vcpus: 4, memory: 16, cents: 1920 },
  { name: "c5.2xlarge", vcpus: 8, memory: 16, cents: 3400 },
  { name: "r5.4xlarge", vcpus: 16, memory: 128, cents: 10080 },
  { name: "m5.24xlarge", vcpus: 96, memory: 384, cents: 46080 },
] as const;
const HOURS_A_MONTH = 730;
const MOST_INSTANCES = 5;
const VOLUMES_FROM = 50;
const SNAPSHOTS_FROM = 70;

/** As a page shows it, with the currency's sign and commas between thousands. */
export function displayMoney(cents: number): string {
  const dollars = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ",");
  return `$${dollars}.${String(cents % 100).padStart(2, "0")}`;
}

function accountDetails(account: Account): Details {
  const { name, ownerId, accountType, clusterName, createdAt } = account;
  return {
    values: {
      name,
      owner_id: ownerId,
      amazon_name: ownerId === null ? null : account.amazonName,
      account_type: accountType,
      is_private: false,
      cluster_name: clusterName,
      created_at: createdAt,
      updated_at: account.settings?.updatedAt ?? createdAt,
    },
    relations: {
      tags: () =>
        account.tags.map(
          ({ key, value }, at) => new DrawnAsset({ id: at + 1, isActive: true }, () => ({ values: { key, value } })),
        ),
    },
  };
}

export function accountAsset(account: Account): Asset {
  return new DrawnAsset(account, () => accountDetails(account));
}

function instanceType(at: number): Asset {
  const { name, vcpus, memory, cents } = INSTANCE_TYPES[at % INSTANCE_TYPES.length] ?? INSTANCE_TYPES[0];
  const price = `$${(cents / 10_000).toFixed(4)}`;
  return new DrawnAsset({ id: 1 + (at % INSTANCE_TYPES.length), isActive: true }, () => ({
    values: { name, api_name: name, vcpus, memory_gb: memory, price_per_hour: price },
  }));
}

function groupValues({ groupsets }: AssetWorld, account: Account): Values {
  return Object.fromEntries(
    groupsets.map(({ id, groups, groupOf }) => [`attr_group__${id}`, () => groups[groupOf(account)]?.name ?? null]),
  );
}

const hexId = (...parts: number[]): string =>
  hash(...parts)
    .toString(16)
    .padStart(8, "0") +
  hash(...parts, 1)
    .toString(16)
    .padStart(9, "0");

function zoneOf(world: AssetWorld, account: Account, at: number): string | null {
  const places = placesOf(world.seed, account);
  return ZONES[places[at % places.length]?.zone ?? 0] ?? null;
}

function dayAfter(account: Account, days: number): string {
  return `${new Date(Date.parse(account.createdAt) + days * 86_400_000).toISOString().slice(0, 19)}Z`;
}

/** Something of an account made so many days into its life; of an account too young for that, made with it. */
function madeAfter({ now }: AssetWorld, account: Account, days: number): string {
  const moment = dayAfter(account, days);
  return moment <= now.toISOString() ? moment : account.createdAt;
}

function instanceCount({ seed }: AssetWorld, account: Account): number {
  const isWithout = account.ownerId === null || account.accountType === "Consolidated";
  return isWithout ? 0 : hash(seed, 131, account.index) % (MOST_INSTANCES + 1);
}

function instanceOf(world: AssetWorld, account: Account, at: number): Asset {
  const isActive = account.isActive && hash(world.seed, 132, account.index, at) % 5 !== 0;
  const facts = { id: account.id * 100 + at, isActive };
  return new DrawnAsset(facts, () => instanceDetails(world, account, { at, isActive }));
}

type Numbered = { at: number; isActive: boolean };

function instanceDetails(world: AssetWorld, account: Account, { at, isActive }: Numbered): Details {
  const draw = (about: number) => hash(world.seed, about, account.index, at);
  const type = draw(133) % INSTANCE_TYPES.length;
  const values: Values = {
    instance_id: () => `i-${hexId(world.seed, 134, account.index, at)}`,
    name: () => `${account.amazonName}-${at + 1}`,
    state: isActive ? (draw(135) % 4 === 0 ? "stopped" : "running") : "terminated",
    public_ip: () => (draw(136) % 2 === 0 ? null : `203.0.113.${draw(136) % 254}`),
    private_ip: () => `10.${draw(137) % 256}.${draw(138) % 256}.${1 + (draw(139) % 254)}`,
    availability_zone: () => zoneOf(world, account, at),
    launched_at: () => madeAfter(world, account, draw(140) % 300),
    usage_percentage_per_month: draw(141) % 101,
    price_per_month: () => displayMoney(Math.round(((INSTANCE_TYPES[type]?.cents ?? 0) * HOURS_A_MONTH) / 100)),
    ...groupValues(world, account),
  };
  const relations = {
    account: () => accountAsset(account),
    instance_type: () => instanceType(type),
    volumes: () => [volumeOf(world, account, at)],
  };
  return { values, relations };
}

/** One volume per instance and one more that hangs on none. */
function volumeOf(world: AssetWorld, account: Account, at: number): Asset {
  const instance = at < instanceCount(world, account) ? instanceOf(world, account, at) : null;
  const isActive = instance?.isActive ?? account.isActive;
  const facts = { id: account.id * 100 + VOLUMES_FROM + at, isActive };
  return new DrawnAsset(facts, () => volumeDetails(world, account, { at, instance }));
}

type Attached = { at: number; instance: Asset | null };

function volumeDetails(world: AssetWorld, account: Account, { at, instance }: Attached): Details {
  const draw = (about: number) => hash(world.seed, about, account.index, at);
  const size = 8 * (1 + (draw(142) % 128));
  const values: Values = {
    volume_id: () => `vol-${hexId(world.seed, 143, account.index, at)}`,
    name: () => `${account.amazonName}-data-${at + 1}`,
    volume_type: draw(144) % 3 === 0 ? "io2" : "gp3",
    size,
    in_use: instance !== null,
    availability_zone: () => zoneOf(world, account, at),
    created_at: () => madeAfter(world, account, draw(140) % 300),
    price_per_month: displayMoney(size * 8),
    ...groupValues(world, account),
  };
  return { values, relations: { account: () => accountAsset(account), instance: () => instance } };
}

type Backup = { at: number; isOlder: boolean };

function snapshotOf(world: AssetWorld, account: Account, { at, isOlder }: Backup): Asset {
  const volume = volumeOf(world, account, at);
  const facts = { id: account.id * 100 + SNAPSHOTS_FROM + at * 2 + Number(isOlder), isActive: !isOlder };
  const days = hash(world.seed, 148, account.index, at) % 300;
  return new DrawnAsset(facts, () => ({
    values: {
      snapshot_id: () => `snap-${hexId(world.seed, 149, account.index, at, Number(isOlder))}`,
      name: () => `${account.amazonName}-backup-${at + 1}`,
      size: () => volume.valueOf("size"),
      create_date: () => madeAfter(world, account, isOlder ? 0 : days),
    },
    relations: { account: () => accountAsset(account), volume: () => volume },
  }));
}

/** One of each volume, and of every third an older one that is gone. */
function snapshotsOf(world: AssetWorld, account: Account, at: number): Asset[] {
  return [false, ...(at % 3 === 0 ? [true] : [])].map((isOlder) => snapshotOf(world, account, { at, isOlder }));
}

function reservationDetails({ seed }: AssetWorld, account: Account): Details {
  const values: Values = {
    reservation_id: () => hexId(seed, 145, account.index),
    state: "active",
    instance_count: 1 + (hash(seed, 146, account.index) % 9),
    started_at: account.createdAt,
    ends_at: () => dayAfter(account, 1095),
  };
  const relations = {
    account: () => accountAsset(account),
    instance_type: () => instanceType(hash(seed, 147, account.index)),
  };
  return { values, relations };
}

const places = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

function assetsOf(world: AssetWorld, type: string, account: Account): Asset[] {
  const instances = instanceCount(world, account);
  switch (type) {
    case "AwsInstance":
      return places(instances).map((at) => instanceOf(world, account, at));
    case "AwsVolume":
      return instances === 0 ? [] : places(instances + 1).map((at) => volumeOf(world, account, at));
    case "AwsSnapshot":
      return places(instances).flatMap((at) => snapshotsOf(world, account, at));
    case "AwsInstanceReservation":
      return reservedPercent(world.seed, account) === 0
        ? []
        : [
            new DrawnAsset({ id: account.id * 100 + 99, isActive: account.isActive }, () =>
              reservationDetails(world, account),
            ),
          ];
    default:
      return [];
  }
}

/** Drawn from the account and the seed, one account after the other, so that a page costs no more than itself. */
export function* drawnAssets(world: AssetWorld, type: string, accounts: readonly Account[]): Generator<Asset> {
  if (type === "AwsInstanceType") yield* INSTANCE_TYPES.map((_, at) => instanceType(at));
  else if (type === "AwsAccount") for (const account of accounts) yield accountAsset(account);
  else for (const account of accounts) yield* assetsOf(world, type, account);
}
