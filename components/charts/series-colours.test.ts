import { expect, test } from "vitest";
import { seriesColours, stripedSeries } from "./series-colours";

const services = [
  "AmazonEC2",
  "AmazonS3",
  "AmazonRDS",
  "AWSLambda",
  "AmazonVPC",
  "AWSSupport",
  "AmazonEKS",
  "AmazonSQS",
];

test("eight series of one chart have eight colours", () => {
  expect(new Set(seriesColours(services).values()).size).toBe(services.length + 1);
});

test("a series keeps its colour whatever its place in the stack", () => {
  const forwards = seriesColours(services);
  const backwards = seriesColours([...services].reverse());
  for (const name of services) expect(backwards.get(name)).toBe(forwards.get(name));
});

test("what is gathered under other is grey", () => {
  expect(seriesColours(["other", "AmazonEC2"]).get("other")).toBe("var(--chart-other)");
});

test("the services on nearly every chart keep their colour whatever stands beside them", () => {
  const alone = seriesColours(["AmazonEC2", "AmazonRDS"]);
  const crowded = seriesColours(["Credits", "Aurora", "AmazonEC2", "Zebra", "AmazonRDS", "Marketplace"]);
  for (const name of ["AmazonEC2", "AmazonRDS"]) expect(crowded.get(name)).toBe(alone.get(name));
});

test("twice as many series as colours still look different, the second of a colour being striped", () => {
  const names = [...services, ...services.map((name) => `${name}-2`)];
  const [colours, striped] = [seriesColours(names), stripedSeries(names)];
  expect(new Set(names.map((name) => `${colours.get(name)} ${striped.has(name)}`)).size).toBe(names.length);
});
