import { compareBody } from "./compare-body";
import type { Json } from "./example";
import type { Comparison, Difference } from "./recipe";

type JsonObject = { [key: string]: Json };
type Axis = { name: string; members: JsonObject[] };
type Cube = { axes: Axis[]; data: Json };

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function axisOf(dimension: Json): Axis[] {
  if (!isObject(dimension)) return [];
  return Object.entries(dimension).map(([name, members]) => ({
    name,
    members: Array.isArray(members) ? members.filter(isObject) : [],
  }));
}

function cubeOf(body: Json | undefined): Cube | null {
  if (!isObject(body) || !Array.isArray(body.dimensions)) return null;
  return { axes: body.dimensions.flatMap(axisOf), data: body.data ?? null };
}

const nameOf = (member: JsonObject | undefined): Json => member?.name ?? member?.label ?? null;

function memberDifferences(expected: Axis, actual: Axis | undefined, compare: Comparison): Difference[] {
  if (actual?.name !== expected.name)
    return [{ path: "dimensions", expected: expected.name, actual: actual?.name, why: "dimension" }];
  return expected.members.flatMap((member) => {
    const path = `dimensions.${expected.name}.${String(nameOf(member))}`;
    const found = actual.members.find((candidate) => nameOf(candidate) === nameOf(member));
    if (found === undefined) return [{ path, expected: member, actual: undefined, why: "no such member" }];
    const { parent, ...plain } = member;
    const fields = compareBody({ expected: plain, actual: found }, { compare, shapeOnly: false });
    const parents = [parent, found.parent].map((index) => (typeof index === "number" ? index : -1));
    const [wanted, given] = [expected.members[parents[0] ?? -1], actual.members[parents[1] ?? -1]].map(nameOf);
    const isOther = parent !== undefined && wanted !== given;
    return [
      ...fields.map((field) => ({ ...field, path: `${path}.${field.path}` })),
      ...(isOther ? [{ path: `${path}.parent`, expected: wanted, actual: given, why: "name of the parent" }] : []),
    ];
  });
}

type Cells = { expected: Json; actual: Json | undefined; path: string };

function cellDifferences({ expected, actual, path }: Cells, axes: number[][], isLoose: boolean): Difference[] {
  if (expected === null || typeof expected === "number") {
    const isSame = isLoose ? (expected === null) === (actual === null) && actual !== undefined : expected === actual;
    return isSame ? [] : [{ path, expected, actual, why: "cell" }];
  }
  if (!Array.isArray(expected) || !Array.isArray(actual)) return [{ path, expected, actual, why: "cells" }];
  const [positions, ...inner] = axes;
  return expected.flatMap((cell, at) =>
    cellDifferences({ expected: cell, actual: actual[positions?.[at] ?? at], path: `${path}.${at}` }, inner, isLoose),
  );
}

/** A printed cube holds some members of each dimension: each is looked up by name, and so are its cells. */
export function compareCube(pair: { expected: Json; actual: Json | undefined }, compare: Comparison): Difference[] {
  const [expected, actual] = [cubeOf(pair.expected), cubeOf(pair.actual)];
  if (expected === null || actual === null || !isObject(pair.expected))
    return [{ path: "dimensions", expected: pair.expected, actual: pair.actual, why: "no cube" }];
  const { dimensions: _dimensions, data: _data, ...rest } = pair.expected;
  const members = expected.axes.flatMap((axis, at) => memberDifferences(axis, actual.axes[at], compare));
  const positions = expected.axes.map((axis, at) =>
    axis.members.map(
      (member) => actual.axes[at]?.members.findIndex((candidate) => nameOf(candidate) === nameOf(member)) ?? -1,
    ),
  );
  const cells = { expected: expected.data, actual: actual.data, path: "data" };
  return [
    ...compareBody({ expected: rest, actual: pair.actual }, { compare, shapeOnly: false }),
    ...members,
    ...("data" in (compare.ignored ?? {}) ? [] : cellDifferences(cells, positions, compare.cube === "null-or-number")),
  ];
}
