import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ROOT } from "../../stack/project";
import { ACTIONS, PAGES, ROUTES } from "./access-table";

const Routes = z.record(z.string(), z.string());
const References = z.object({
  node: z.record(z.string(), z.object({ exportedName: z.string(), workers: z.record(z.string(), z.unknown()) })),
});

export interface BuiltAction {
  readonly id: string;
  readonly name: string;
  /** A page that holds it; to any other it is passed on. */
  readonly page: string;
}

export interface BuiltEntries {
  readonly pages: readonly string[];
  readonly routes: readonly string[];
  readonly actions: readonly BuiltAction[];
}

/** Pages of the framework itself, which nobody asks for. */
const NOBODYS = ["/_not-found", "/_global-error"];

/** What the build can answer to, by the build's own word. */
export function builtEntries(): BuiltEntries {
  const routeOf = Routes.parse(readBuilt("app-path-routes-manifest.json"));
  const ofKind = (kind: string) =>
    Object.entries(routeOf).flatMap(([source, route]) => (source.endsWith(`/${kind}`) ? [route] : []));
  const { node } = References.parse(readBuilt("server/server-reference-manifest.json"));
  return {
    pages: ofKind("page").filter((page) => !NOBODYS.includes(page)),
    routes: ofKind("route"),
    actions: Object.entries(node).map(([id, { exportedName, workers }]) => ({
      id,
      name: exportedName,
      page: routeOf[(Object.keys(workers)[0] ?? "").replace(/^app/, "")] ?? "/sign-in",
    })),
  };
}

/** What the build holds and the table does not, and the other way round. */
export function tableFaults({ pages, routes, actions }: BuiltEntries): string[] {
  const compare = (kind: string, built: readonly string[], table: object) => {
    const stated = Object.keys(table);
    return [
      ...built
        .filter((one) => !stated.includes(one))
        .map((one) => `${kind} ${one} is in the build and not in the table`),
      ...stated
        .filter((one) => !built.includes(one))
        .map((one) => `${kind} ${one} is in the table and not in the build`),
    ];
  };
  return [
    ...compare("page", pages, PAGES),
    ...compare("route", routes, ROUTES),
    ...compare(
      "action",
      actions.map(({ name }) => name),
      ACTIONS,
    ),
  ];
}

function readBuilt(file: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, ".next", file), "utf8"));
}
