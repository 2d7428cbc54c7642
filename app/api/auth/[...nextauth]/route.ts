import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/auth-options";
import { tooManyVisits } from "@/lib/auth/too-many-visits";

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

// The options are made per request: they read settings, which a build does not have.
async function answer(request: NextRequest, context: Context): Promise<Response> {
  return (await tooManyVisits(request)) ?? NextAuth(request, context, authOptions());
}

export { answer as GET, answer as POST };
