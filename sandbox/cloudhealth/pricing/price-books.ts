import { createHash } from "node:crypto";
import type { Context, Hono } from "hono";
import { toInstant } from "../../clock";
import type { Sandbox, SandboxEnv } from "../../sandbox";
import { invalid, notFound } from "../answers";
import { inIdOrder } from "../id-order";
import { answerPage } from "../paging";
import { integerFrom, isAbsent, readWrite } from "../write-body";
import type { PriceBook } from "./price-book-rows";
import { readPriceBookSpec } from "./price-book-spec";
import { escapeRawControls } from "./raw-controls";

const PATH = "/v1/price_books";

function showBook(book: PriceBook): Record<string, unknown> {
  return {
    id: book.id,
    book_name: book.bookName,
    file_hash: book.fileHash,
    created_at: book.createdAt,
    updated_at: book.updatedAt,
  };
}

function findBook(sandbox: Sandbox, c: Context): PriceBook | undefined {
  return sandbox.store.get("priceBooks", integerFrom(c.req.param("id")) ?? -1);
}

function nameErrors(sandbox: Sandbox, name: unknown): string[] {
  if (isAbsent(name)) return ["Book name can't be blank"];
  if (typeof name !== "string") return ["Book name must be text"];
  return sandbox.store.where("priceBooks", "bookName", name).length > 0 ? ["Book name has already been taken"] : [];
}

function specificationErrors(text: unknown): string[] {
  if (isAbsent(text)) return ["Specification can't be blank"];
  if (typeof text !== "string") return ["Specification must be XML text"];
  const read = readPriceBookSpec(text);
  return Array.isArray(read) ? read : [];
}

const hashOf = (text: string): string => createHash("md5").update(text).digest("hex");

async function createBook(sandbox: Sandbox, c: Context): Promise<Response> {
  const body = await readWrite(c, escapeRawControls);
  if (body instanceof Response) return body;
  const { book_name: name, specification } = body;
  const errors = [...nameErrors(sandbox, name), ...specificationErrors(specification)];
  if (errors.length > 0 || typeof name !== "string" || typeof specification !== "string") return invalid(c, errors);
  const now = toInstant(sandbox.clock.now());
  const row: PriceBook = {
    id: sandbox.store.nextId("priceBooks"),
    bookName: name,
    specification,
    fileHash: hashOf(specification),
    createdAt: now,
    updatedAt: now,
  };
  sandbox.store.commit([{ put: "priceBooks", row }]);
  return c.json({ price_book: showBook(row) }, 201);
}

async function changeBook(sandbox: Sandbox, c: Context): Promise<Response> {
  const body = await readWrite(c, escapeRawControls);
  if (body instanceof Response) return body;
  const stored = findBook(sandbox, c);
  if (stored === undefined) return notFound(c);
  const { specification } = body;
  const errors = specificationErrors(specification);
  if (errors.length > 0 || typeof specification !== "string") return invalid(c, errors);
  const updatedAt = toInstant(sandbox.clock.now());
  const row: PriceBook = { ...stored, specification, fileHash: hashOf(specification), updatedAt };
  sandbox.store.commit([{ put: "priceBooks", row }]);
  return c.json(showBook(row));
}

/** Whether an assigned book can be deleted is not documented; here its assignments must go first. */
function deleteBook(sandbox: Sandbox, c: Context): Response {
  const stored = findBook(sandbox, c);
  if (stored === undefined) return notFound(c);
  if (sandbox.store.where("priceBookAssignments", "priceBookId", stored.id).length > 0) {
    return invalid(c, ["Price book is assigned to a customer"]);
  }
  sandbox.store.commit([{ drop: "priceBooks", id: stored.id }]);
  return c.body(null, 204);
}

export function servePriceBooks(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get(PATH, (c) => {
    const rows = inIdOrder(sandbox.store.all("priceBooks"));
    return answerPage(sandbox, c, { wrapper: "price_books", rows, show: showBook });
  });
  app.post(PATH, (c) => createBook(sandbox, c));
  app.get(`${PATH}/:id`, (c) => {
    const book = findBook(sandbox, c);
    return book === undefined ? notFound(c) : c.json(showBook(book));
  });
  app.get(`${PATH}/:id/specification`, (c) => {
    const book = findBook(sandbox, c);
    return book === undefined ? notFound(c) : c.json({ specification: book.specification });
  });
  app.put(`${PATH}/:id`, (c) => changeBook(sandbox, c));
  app.delete(`${PATH}/:id`, (c) => deleteBook(sandbox, c));
}
