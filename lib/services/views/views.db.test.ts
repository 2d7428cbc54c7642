import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { changeOwnView } from "@/lib/services/views/change-own-view";
import { deleteView } from "@/lib/services/views/delete-view";
import { keepView } from "@/lib/services/views/keep-view";
import { loadViews } from "@/lib/services/views/load-views";
import { useDatabase } from "@/scripts/testing/database";
import { staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);
const OLA = staffScope("operator", "Ola");
const ANA = staffScope("analyst", "Ana");
const ADA = staffScope("admin", "Ada");

beforeEach(() => sql("truncate saved_view"));

const view = (name: string, shared = false) => ({
  id: randomUUID(),
  page: "customers" as const,
  name,
  params: "q=100%25+%26+co&page=7&sort=cost&unknown=1",
  shared,
});

test("a view keeps what the list's address says, without the page and without what is not the list's", async () => {
  expect(await keepView(ANA, view("Big spenders"))).toMatchObject({ ok: true });
  expect(await loadViews(ANA, "customers")).toMatchObject([
    { name: "Big spenders", params: "q=100%25+%26+co&sort=cost", isOwn: true, isShared: false },
  ]);
  expect(await loadViews(ANA, "assignments")).toEqual([]);
});

test("the same view sent twice is kept once; another of that name is refused", async () => {
  const first = view("Mine");
  await keepView(OLA, first);
  expect(await keepView(OLA, first)).toEqual({ ok: true, value: { id: first.id } });
  expect(await keepView(OLA, view("Mine"))).toEqual({ ok: false, refusal: { code: "view-name-taken" } });
  expect(await keepView(ANA, view("Mine"))).toMatchObject({ ok: true });
});

describe("the others", () => {
  test("see what is shared and nothing else", async () => {
    await keepView(OLA, view("Shared", true));
    await keepView(OLA, view("Private"));
    expect(await loadViews(ANA, "customers")).toMatchObject([{ name: "Shared", ownerName: "Ola", isOwn: false }]);
  });

  test("change and delete nothing of it; an admin deletes what is shared", async () => {
    const [shared, own] = [view("Shared", true), view("Private")];
    await keepView(OLA, shared);
    await keepView(OLA, own);
    const refused = { ok: false, refusal: { code: "view-not-yours" } };
    expect(await changeOwnView(ADA, { id: shared.id, name: "X", shared: false })).toEqual(refused);
    expect(await deleteView(ANA, { id: shared.id })).toEqual(refused);
    expect(await deleteView(ADA, { id: own.id })).toEqual(refused);
    expect(await deleteView(ADA, { id: shared.id })).toMatchObject({ ok: true });
    expect(await loadViews(OLA, "customers")).toMatchObject([{ name: "Private" }]);
  });
});

test("its owner renames it, shares it and deletes it; a name of another own view is refused", async () => {
  const [one, other] = [view("One"), view("Other")];
  await keepView(OLA, one);
  await keepView(OLA, other);
  expect(await changeOwnView(OLA, { id: one.id, name: "First", shared: true })).toMatchObject({ ok: true });
  expect(await changeOwnView(OLA, { id: one.id, name: "Other", shared: true })).toEqual({
    ok: false,
    refusal: { code: "view-name-taken" },
  });
  expect(await loadViews(OLA, "customers")).toMatchObject([{ name: "First", isShared: true }, { name: "Other" }]);
  expect(await deleteView(OLA, { id: one.id })).toMatchObject({ ok: true });
  expect(await deleteView(OLA, { id: one.id })).toMatchObject({ ok: true });
  expect(await changeOwnView(OLA, { id: one.id, name: "Again", shared: false })).toEqual({
    ok: false,
    refusal: { code: "view-gone" },
  });
});
