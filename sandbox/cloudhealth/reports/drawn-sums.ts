import { setImmediate } from "node:timers/promises";
import type { Account } from "../../rows";
import type { CostGrid } from "./cost-grid";
import { type CostBase, MODE_AXES } from "./cost-members";
import { type PlaceShare, placesOf, REGION_OF_ZONE, reservedPercent, share } from "./cost-places";
import type { CostSource } from "./cost-source";
import type { TimeLeaf } from "./cost-window";
import type { Measure } from "./report-views";
import { LEAVES } from "./services";

const SLICE_MS = 8;
const RESERVABLE = new Set(["ec2_compute", "rds_direct"].map((name) => LEAVES.findIndex((leaf) => leaf.name === name)));

export type DrawnCosts = { seed: number; base: CostBase; source: CostSource };
type Slot = { part: TimeLeaf; place: number; hours: number };
type Counted = Measure & { countsLeaf: boolean[] };
type Mode = { isReserved: boolean; place: number; from: number; upTo: number };
/** What of an account is the same in every cell: where its zones lie, -1 if left out, and how much of it is reserved. */
type Split = { modes: Mode[]; shares: readonly PlaceShare[]; zonePlaces: number[] };
type Work = {
  seed: number;
  grid: CostGrid;
  source: CostSource;
  slots: Slot[];
  leafPlaces: number[];
  measures: Counted[];
  /** Whole costs will do: nobody asks for places or reservations, and nothing is counted in pieces. */
  isWhole: boolean;
  sums: Float64Array;
};

const PIECE_AXES = ["AWS-Regions", "AWS-Availability-Zones", ...MODE_AXES];

function prepare({ seed, base, source }: DrawnCosts, grid: CostGrid): Work {
  const measures = grid.measures.map((measure) => ({
    ...measure,
    countsLeaf: LEAVES.map(({ name }) => measure.leaves === undefined || measure.leaves.includes(name)),
  }));
  return {
    seed,
    grid,
    source,
    slots: base.window.flatMap(({ parts, hours }, at) => {
      const place = grid.placeOf("time", at);
      return place < 0 ? [] : parts.map((part) => ({ part, place, hours }));
    }),
    leafPlaces: LEAVES.map((_, leaf) => grid.placeOf("AWS-Service-Category", leaf)),
    measures,
    isWhole:
      !PIECE_AXES.some((axis) => grid.isSpoken(axis)) &&
      measures.every((measure) => measure.isReserved === undefined && measure.unitsPerHour === undefined),
    sums: new Float64Array(grid.size).fill(Number.NaN),
  };
}

function add(sums: Float64Array, place: number, value: number): void {
  const before = sums[place] ?? Number.NaN;
  sums[place] = Number.isNaN(before) ? value : before + value;
}

type Amount = { before: number; upTo: number; hours: number };
type Cell = Amount & { leaf: number; place: number };

/** Hours are rounded down up to a moment too, so that those of its days make up a month's. */
function figureOf(measure: Measure, { before, upTo, hours }: Amount): number {
  if (measure.unitsPerHour === undefined) return upTo - before;
  const counted = Math.floor(upTo / measure.unitsPerHour) - Math.floor(before / measure.unitsPerHour);
  return measure.isAverage ? Math.round(counted / hours) : counted;
}

function splitOf({ seed, grid }: Work, account: Account): Split {
  const reserved = reservedPercent(seed, account);
  const modes = [
    { isReserved: false, place: grid.placeOfMode(0), from: reserved, upTo: 100 },
    { isReserved: true, place: grid.placeOfMode(1), from: 0, upTo: reserved },
  ];
  const shares = placesOf(seed, account);
  const zonePlaces = shares.map(({ zone }) => {
    const inZone = grid.placeOf("AWS-Availability-Zones", zone);
    const inRegion = grid.placeOf("AWS-Regions", REGION_OF_ZONE[zone] ?? -1);
    return inZone < 0 || inRegion < 0 ? -1 : inZone + inRegion;
  });
  return { modes: modes.filter(({ place, from, upTo }) => place >= 0 && upTo > from), shares, zonePlaces };
}

const WHOLE = { from: 0, upTo: 100 };

type Piece = Amount & { leaf: number; place: number; isReserved: boolean };

function addFigures({ sums, measures }: Work, piece: Piece): void {
  for (let at = 0; at < measures.length; at += 1) {
    const measure = measures[at];
    if (measure?.countsLeaf[piece.leaf] !== true) continue;
    if (measure.isReserved !== undefined && measure.isReserved !== piece.isReserved) continue;
    add(sums, piece.place + at, figureOf(measure, piece));
  }
}

function addPieces(work: Work, { modes, shares, zonePlaces }: Split, cell: Cell): void {
  const isReservable = RESERVABLE.has(cell.leaf);
  const piece = { leaf: cell.leaf, hours: cell.hours, place: 0, isReserved: false, before: 0, upTo: 0 };
  for (const mode of modes) {
    if (mode.isReserved && !isReservable) continue;
    const ofMode = isReservable ? mode : WHOLE;
    const before = share(cell.before, ofMode);
    const upTo = share(cell.upTo, ofMode);
    piece.isReserved = mode.isReserved;
    for (let at = 0; at < shares.length; at += 1) {
      const zone = shares[at];
      const zonePlace = zonePlaces[at] ?? -1;
      if (zone === undefined || zonePlace < 0) continue;
      piece.place = cell.place + mode.place + zonePlace;
      piece.before = before === 0 ? 0 : share(before, zone);
      piece.upTo = share(upTo, zone);
      addFigures(work, piece);
    }
  }
}

function addWhole({ sums, measures }: Work, cell: Cell): void {
  for (let at = 0; at < measures.length; at += 1) {
    if (measures[at]?.countsLeaf[cell.leaf] === true) add(sums, cell.place + at, cell.upTo - cell.before);
  }
}

function addAccount(work: Work, account: Account, base: number): void {
  const { rows } = work.source;
  const split = work.isWhole ? null : splitOf(work, account);
  for (const { part, place, hours } of work.slots) {
    work.source.read(account, part);
    for (let leaf = 0; leaf < work.leafPlaces.length; leaf += 1) {
      const leafPlace = work.leafPlaces[leaf] ?? -1;
      const upTo = rows.upTo[leaf] ?? Number.NaN;
      if (leafPlace < 0 || Number.isNaN(upTo)) continue;
      const cell = { leaf, place: base + place + leafPlace, hours, before: rows.before[leaf] ?? 0, upTo };
      if (split === null) addWhole(work, cell);
      else addPieces(work, split, cell);
    }
  }
}

/** Sums of the drawn costs in whole units; NaN is no data. Other requests get their turn in between. */
export async function drawnSums(costs: DrawnCosts, grid: CostGrid): Promise<Float64Array> {
  const work = prepare(costs, grid);
  let start = performance.now();
  let at = 0;
  for (const account of costs.base.accounts) {
    const place = grid.placeOfAccount(account, at);
    at += 1;
    if (place >= 0) addAccount(work, account, place);
    if (at % 32 !== 0 || performance.now() - start < SLICE_MS) continue;
    await setImmediate();
    start = performance.now();
  }
  return work.sums;
}
