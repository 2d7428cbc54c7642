import "server-only";

/** Neither Prisma nor PostgreSQL treats what people type as plain text in a LIKE pattern. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
