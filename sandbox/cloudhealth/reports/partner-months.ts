import { type HashPrefix, hash, hashOnward, hashPrefix } from "../../dice";
import { type CostMonth, type CostTrend, monthNumber, SEASONS, UNITS_PER_DOLLAR } from "./cost-facts";
import { CLOUDFRONT_LEAF, LAMBDA_LEAF, LEAF_MONTHLY } from "./services";

/** What of an account's cost is the same in every month. */
type Opened = {
  trend: CostTrend;
  /** By leaf, before growth and season. */
  sizes: Float64Array;
  growth: number;
  season: readonly number[];
  isWithoutCloudFront: boolean;
  cloudFront: HashPrefix;
  noise: HashPrefix;
};

function open(seed: number, trend: CostTrend): Opened {
  const size = 250 + (hash(seed, 96, trend.index) % 2_400);
  const shares = hashPrefix(seed, 97);
  return {
    trend,
    sizes: Float64Array.from(LEAF_MONTHLY, (monthly, leaf) => {
      const share = 40 + (hashOnward(shares, trend.index, leaf) % 140);
      return ((monthly * UNITS_PER_DOLLAR * size) / 1000) * share;
    }),
    growth: hash(seed, 98, trend.group) % 26,
    season: SEASONS[hash(seed, 92, trend.group) % SEASONS.length] ?? [],
    isWithoutCloudFront: hash(seed, 93, trend.index) % 3 === 0,
    cloudFront: hashPrefix(seed, 94),
    noise: hashPrefix(seed, 99, trend.index),
  };
}

function isNone(account: Opened, leaf: number, at: number): boolean {
  return (
    leaf === CLOUDFRONT_LEAF &&
    (account.isWithoutCloudFront || hashOnward(account.cloudFront, account.trend.index, at) % 7 === 0)
  );
}

type Month = { when: CostMonth; key: string };

/**
 * The costs of `partnerCost`, a whole month of an account at a time: a report over a hundred thousand accounts asks for
 * millions of them. NaN is no cost at all.
 */
export function createPartnerMonths(seed: number): (trend: CostTrend, month: Month, row: Float64Array) => void {
  let account: Opened | null = null;
  const lambda = hashPrefix(seed, 95);
  return (trend, { when, key }, row) => {
    if (key < trend.startMonth) {
      row.fill(Number.NaN);
      return;
    }
    account = account?.trend === trend ? account : open(seed, trend);
    const at = monthNumber(when);
    const growth = 1000 + Math.max(0, at) * account.growth;
    const season = account.season[when.month - 1] ?? 100;
    for (let leaf = 0; leaf < row.length; leaf += 1) {
      const noise = 0.95 + hashOnward(account.noise, leaf, at) / 4_294_967_296 / 10;
      row[leaf] = Math.floor(((account.sizes[leaf] ?? 0) * growth * season * noise) / 10_000_000);
    }
    if (hashOnward(lambda, trend.index, at) % 6 === 0) row[LAMBDA_LEAF] = 0;
    if (isNone(account, CLOUDFRONT_LEAF, at)) row[CLOUDFRONT_LEAF] = Number.NaN;
  };
}
