import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";

// What no lint rule can say about the house (docs/decisions/0001).

const ROOT = path.resolve(import.meta.dirname, "..");
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: ROOT,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(path.join(ROOT, file)));
const sources = files.filter((file) => /\.(ts|tsx)$/.test(file) && !/\.test\.tsx?$/.test(file));
const inRoom = (...rooms: string[]) => sources.filter((file) => rooms.some((room) => file.startsWith(`${room}/`)));
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const startsWith = (file: string, directive: string) => read(file).startsWith(`"${directive}"`);

const SERVER_ROOMS = [
  "lib/upstreams",
  "lib/db",
  "lib/auth",
  "lib/operations",
  "lib/services",
  "lib/jobs",
  "lib/support",
];
const ImportRule = z.object({ name: z.string(), to: z.object({ pathNot: z.array(z.string()) }) }).nullable();
const MAY_SHARE_A_NAME = ["client.ts", "wire.ts", "to-domain.ts", "README.md"];
const FORBIDDEN_NAME = /(^|-)(utils?|helpers?|common|misc|manager|handler|service|index)\.tsx?$/;

describe("the house", () => {
  test("is read at all", () => {
    expect(sources.length).toBeGreaterThan(200);
  });

  test("has server files that say so in their first line", () => {
    const silent = inRoom(...SERVER_ROOMS).filter((file) => !read(file).startsWith('import "server-only";'));
    expect(silent).toEqual([]);
  });

  test("has its write door in lib/actions and nowhere else", () => {
    const doors = sources.filter((file) => /^\s*["']use server["']/m.test(read(file)));
    expect(doors.filter((file) => !file.startsWith("lib/actions/"))).toEqual([]);
    const silent = inRoom("lib/actions").filter(
      (file) => !file.endsWith("/define-action.ts") && !startsWith(file, "use server"),
    );
    expect(silent).toEqual([]);
  });

  test("exports from its write door nothing but what define-action makes", () => {
    const exported = inRoom("lib/actions")
      .filter((file) => startsWith(file, "use server"))
      .flatMap((file) => read(file).match(/^export .*$/gm) ?? []);
    expect(exported.length).toBeGreaterThan(0);
    expect(exported.filter((line) => !/^export const \w+Action = (staff|own|open)Action\(/.test(line))).toEqual([]);
  });

  test("answers routes only through the guarded door, but for sign-in, health and metrics", () => {
    const open = ["auth/[...nextauth]", "health", "metrics"].map((name) => `app/api/${name}/route.ts`);
    const routes = sources.filter(
      (file) => file.startsWith("app/") && file.endsWith("/route.ts") && !open.includes(file),
    );
    expect(routes.length).toBeGreaterThan(3);
    const unguarded = routes.filter((file) =>
      (read(file).match(/^export .*$/gm) ?? []).some((line) => !/^export const GET = (staff|any)Route\(/.test(line)),
    );
    expect(unguarded).toEqual([]);
  });

  test("has browser code only where a folder says so", () => {
    const client = sources.filter((file) => startsWith(file, "use client"));
    expect(client.length).toBeGreaterThan(0);
    expect(
      client.filter((file) => !/^(components\/|lib\/queries\/|app\/(.*\/)?(error|global-error)\.tsx$)/.test(file)),
    ).toEqual([]);
  });

  test("makes scopes in lib/auth and nowhere else", () => {
    const minting = sources.filter((file) =>
      /as (unknown as )?(StaffScope|ViewerScope|SystemScope)\b/.test(read(file)),
    );
    expect(minting.filter((file) => !file.startsWith("lib/auth/"))).toEqual([]);
  });

  test("asks for a scope on every page itself, never trusting a layout", () => {
    const pages = sources.filter((file) => /^app\/\((staff|viewer)\)\/.*page\.tsx$/.test(file));
    expect(pages.length).toBeGreaterThan(10);
    const trusting = pages.filter(
      (file) => !read(file).includes(file.startsWith("app/(staff)") ? "requireStaff(" : "requireViewer("),
    );
    expect(trusting).toEqual([]);
  });

  test("has one file per name in lib, so that quick-open lands", () => {
    const names = inRoom("lib")
      .map((file) => path.basename(file))
      .filter((name) => !MAY_SHARE_A_NAME.includes(name));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test("has no file named after nothing", () => {
    expect(sources.filter((file) => FORBIDDEN_NAME.test(path.basename(file)))).toEqual([]);
  });

  test("uses none of the framework's caches", () => {
    const caching = sources.filter((file) =>
      /["']use cache["']|unstable_cache|export const revalidate/.test(read(file)),
    );
    expect(caching).toEqual([]);
  });

  test("is drawn in the README as the table of imports says", () => {
    const { forbidden } = createRequire(import.meta.url)("../.dependency-cruiser.cjs");
    const everybody = /^(domain|support|sandbox)$/;
    const arrows = z
      .array(ImportRule.catch(null))
      .parse(forbidden)
      .flatMap((rule) => {
        const room = /^(\w+)-imports$/.exec(rule?.name ?? "")?.[1] ?? "domain";
        const may = rule?.to.pathNot.map((folder) => folder.replace(/^\^(lib\/)?|\/$/g, "")) ?? [];
        const others = may.filter((other) => other !== room && !everybody.test(other));
        return others.length > 0 && !everybody.test(room) ? [`  ${room} --> ${others.join(" & ")}`] : [];
      });
    expect(arrows.length).toBeGreaterThan(6);
    expect(read("README.md")).toContain(["```mermaid", "flowchart TD", ...arrows, "```"].join("\n"));
  });

  test("names in its READMEs and decisions only paths that exist", () => {
    const papers = files.filter((file) => file.endsWith("README.md") || /^docs\/.*\.md$/.test(file));
    const named = papers.flatMap((paper) =>
      [...read(paper).matchAll(/`((?:app|components|lib|sandbox|scripts|bench|prisma|e2e|docs)\/[^`\s*<>…]+)`/g)].map(
        (match) => [paper, match[1] ?? ""] as const,
      ),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(([, target]) => !existsSync(path.join(ROOT, target.replace(/[/:]$/, ""))))).toEqual([]);
  });
});
