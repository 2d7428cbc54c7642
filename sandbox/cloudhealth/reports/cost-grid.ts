import type { Account } from "../../rows";
import { type CostBase, type CubeAxis, MODE_AXES } from "./cost-members";
import type { CostQuery } from "./cost-query";
import type { Measure } from "./report-views";

/** Where an axis lies among the sums: nowhere when it was only filtered by; and which of its leaves count. */
type GridAxis = { stride: number; counts: Uint8Array | null };

const UNSPOKEN: GridAxis = { stride: 0, counts: null };

/** A way from what is known of a cost to the place of its sum; -1 where a filter keeps it out. */
export type CostGrid = {
  size: number;
  measures: readonly Measure[];
  placeOf(axis: string, leaf: number): number;
  placeOfMode(leaf: number): number;
  isSpoken(axis: string): boolean;
  placeOfAccount(account: Account, at: number): number;
};

function countsOf({ members, leafCount }: CubeAxis): Uint8Array {
  const counts = new Uint8Array(leafCount);
  for (const leaf of members[0]?.leaves ?? []) counts[leaf] = 1;
  return counts;
}

function gridAxes(query: CostQuery, axes: Map<string, CubeAxis>): { known: Map<string, GridAxis>; size: number } {
  const known = new Map<string, GridAxis>();
  let size = query.measures.length;
  for (const { axis } of query.dimensions.toReversed()) {
    const cube = axes.get(axis);
    if (cube === undefined) continue;
    known.set(axis, { stride: size, counts: countsOf(cube) });
    size *= cube.leafCount;
  }
  for (const [axis, cube] of axes) if (!known.has(axis)) known.set(axis, { stride: 0, counts: countsOf(cube) });
  return { known, size };
}

/** The sums lie in the order of the dimensions asked for, the measures innermost. */
export function costGrid(base: CostBase, query: CostQuery, axes: Map<string, CubeAxis>): CostGrid {
  const { known, size } = gridAxes(query, axes);
  const placeOf = (axis: string, leaf: number): number => {
    const { stride, counts } = known.get(axis) ?? UNSPOKEN;
    return counts === null || counts[leaf] === 1 ? stride * leaf : -1;
  };
  const groupsets = base.groupsets.filter(({ id }) => known.has(`Groupset-${id}`));
  return {
    size,
    measures: query.measures,
    placeOf,
    placeOfMode: (leaf) => {
      const places = MODE_AXES.map((axis) => placeOf(axis, leaf));
      return places.includes(-1) ? -1 : places.reduce((sum, place) => sum + place, 0);
    },
    isSpoken: (axis) => known.has(axis),
    placeOfAccount: (account, at) => {
      const bucket = placeOf("S3-Bucket", at);
      let place = placeOf("AWS-Account", at);
      if (place < 0 || bucket < 0) return -1;
      place += bucket;
      for (const { id, groupOf } of groupsets) {
        const more = placeOf(`Groupset-${id}`, groupOf(account));
        if (more < 0) return -1;
        place += more;
      }
      return place;
    },
  };
}
