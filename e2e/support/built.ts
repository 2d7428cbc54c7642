import { readFileSync } from "node:fs";
import type { RealIds } from "./real-ids";

// From the build, so that a page, route or action that is added is tried without anybody remembering to.
const read = (file: string) => JSON.parse(readFileSync(`.next/${file}`, "utf8"));
const routeOf: Record<string, string> = read("app-path-routes-manifest.json");

export const actions: readonly string[] = Object.keys(read("server/server-reference-manifest.json").node);

const pagesIn = (group: string) =>
  Object.keys(routeOf)
    .filter((source) => source.startsWith(group) && source.endsWith("/page"))
    .map((source) => source.replace(group, "").replace(/\/page$/, "") || "/");

export const staffPages = pagesIn("/(staff)");
export const viewerPages = pagesIn("/(viewer)");

export const apiRoutes = Object.values(routeOf).filter(
  (route) => route.startsWith("/api/") && !/^\/api\/(auth|health|metrics)/.test(route),
);

/** The address of things that are there; a name that nothing is known for is a fault. */
export function filled(route: string, ids: RealIds): string {
  return route.replace(/\[(\w+)\]/g, (_, name: string) => {
    const id = Object.entries(ids).find(([known]) => known === name)?.[1];
    if (id === undefined) throw new Error(`e2e/support/real-ids.ts knows no ${name} for ${route}`);
    return id;
  });
}
