import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  // `generate` needs no database, so the address has a harmless default.
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost/headwater" },
});
