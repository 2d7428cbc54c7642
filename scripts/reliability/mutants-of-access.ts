import type { Mutant } from "./mutant";

const ACTION_TESTS = ["lib/actions/define-action.db.test.ts"];
const PROOF_TESTS = ["lib/actions/recent-proof.db.test.ts"];
const FRESH_PROOF_TESTS = ["lib/actions/fresh-proof.test.ts"];
const ROUTE_TESTS = ["lib/actions/noted-at-the-door.db.test.ts"];
const SCOPE_TESTS = ["lib/auth/current-scope.db.test.ts"];
const SIGN_IN_TESTS = ["lib/auth/sign-in.db.test.ts"];
const LINK_TESTS = ["lib/auth/own-account.db.test.ts"];
const FACTOR_TESTS = ["lib/auth/second-factor.db.test.ts"];
const PEOPLE_TESTS = ["lib/services/people/person-changes.db.test.ts"];

/** Who somebody is, what they may, and how they prove it. */
export const MUTANTS_OF_ACCESS: readonly Mutant[] = [
  {
    name: "every role may do everything",
    file: "lib/domain/access/permissions.ts",
    search: "return (MAY[permission] as readonly Role[]).includes(role);",
    replace: "return permission in MAY && ROLES.includes(role);",
    tests: ["lib/domain/access/permissions.test.ts"],
    isQuick: true,
  },
  {
    name: "an action asks from where it was sent, but not from which site",
    file: "lib/actions/define-action.ts",
    search: ' && (site === null || site === "same-origin")',
    replace: "",
    tests: ACTION_TESTS,
  },
  {
    name: "a page asks for no permission",
    file: "lib/auth/require-staff.ts",
    search: " || !may(scope.role, permission)",
    replace: "",
    tests: SCOPE_TESTS,
  },
  {
    name: "a route of the staff asks for no permission",
    file: "lib/auth/define-route.ts",
    search: " || !may(asked.scope.role, permission)",
    replace: "",
    tests: ROUTE_TESTS,
  },
  {
    name: "a route of both sides asks staff for no permission",
    file: "lib/auth/define-route.ts",
    search: 'asked.scope.kind === "staff" && !may(asked.scope.role, permission)',
    replace: 'permission === "own:read"',
    tests: ROUTE_TESTS,
  },
  {
    name: "a service asks for no permission",
    file: "lib/services/access/permit.ts",
    search: 'return may(role, permission) ? null : { code: "not-permitted" };',
    replace: 'return role || may(role, permission) ? null : { code: "not-permitted" };',
    tests: ["lib/services/people/people.db.test.ts"],
  },
  {
    name: "the role is read from the cookie",
    file: "lib/auth/current-scope.ts",
    search: "const scope = toScope(user, { chosen, removed });",
    replace:
      'const scope = toScope({ ...user, ...(await readSessionToken({ token: (await cookies()).get(sessionCookie().name)?.value ?? "" })) }, { chosen, removed });',
    tests: SCOPE_TESTS,
  },
  {
    name: "who was disabled stays in",
    file: "lib/auth/current-scope.ts",
    search: " || session.user.disabledAt) return false;",
    replace: ") return false;",
    tests: SCOPE_TESTS,
  },
  {
    name: "a session in use never ends",
    file: "lib/auth/current-scope.ts",
    search: "  if (session.absoluteExpiresAt <= at) return false;\n",
    replace: "",
    tests: SCOPE_TESTS,
  },
  {
    name: "a session nobody uses goes on",
    file: "lib/auth/current-scope.ts",
    search: "return at.getTime() - session.lastSeenAt.getTime() <= IDLE_MS;",
    replace: "return session.lastSeenAt <= at;",
    tests: SCOPE_TESTS,
  },
  {
    name: "people of a customer that is gone stay in",
    file: "lib/auth/current-scope.ts",
    search: "toScope(user, { chosen, removed })",
    replace: "toScope(user, { chosen })",
    tests: SCOPE_TESTS,
  },
  {
    name: "signing out ends the cookie alone",
    file: "lib/auth/auth-options.ts",
    search: "signOut: ({ token }) => endPresentedSession(token),",
    replace: "signOut: () => undefined,",
    tests: SCOPE_TESTS,
  },
  {
    name: "sessions outlive the role they were given for",
    file: "lib/services/people/change-person-place.ts",
    search: "      await revokeSessionsOf(db, id, now());\n",
    replace: "",
    tests: PEOPLE_TESTS,
  },
  {
    name: "sessions stand in the database as cookies name them",
    file: "lib/auth/auth-options.ts",
    search: 'return createHash("sha256").update(sid).digest("base64url");',
    replace: "return sid;",
    tests: SIGN_IN_TESTS,
  },
  {
    name: "who was disabled signs in",
    file: "lib/auth/auth-options.ts",
    search: " || found.user.disabledAt) {",
    replace: ") {",
    tests: SIGN_IN_TESTS,
  },
  {
    name: "an account may be guessed at without end",
    file: "lib/auth/sign-in-limit.ts",
    search: "    await account.consume(toKey(email));\n",
    replace: "",
    tests: SIGN_IN_TESTS,
  },
  {
    name: "one address may guess without end",
    file: "lib/auth/sign-in-limit.ts",
    search: "    await place.consume(toKey(address));\n",
    replace: "",
    tests: SIGN_IN_TESTS,
  },
  {
    name: "an unknown address is answered sooner",
    file: "lib/auth/password.ts",
    search: "const against = passwordHash ?? (await hashOfNobody());",
    replace: "const against = passwordHash;\n  if (against === null) return false;",
    tests: SIGN_IN_TESTS,
  },
  {
    name: "signing in leads wherever a link says",
    file: "lib/domain/access/return-path.ts",
    search: 'if (url.origin !== OURS || url.pathname.startsWith("//")) return "/";',
    replace: 'if (url.origin === "") return "/";',
    tests: ["lib/domain/access/return-path.test.ts"],
  },
  {
    name: "an invitation is used twice",
    file: "lib/db/password-link-rows.ts",
    search: "where: { tokenHash, usedAt: null, replacedAt: null, expiresAt: { gt: at } },",
    replace: "where: { tokenHash },",
    tests: LINK_TESTS,
  },
  {
    name: "an invitation that has run out opens",
    file: "lib/auth/password-link.ts",
    search: 'return link.expiresAt <= now() ? "link-expired" : null;',
    replace: "return null;",
    tests: LINK_TESTS,
  },
  {
    name: "an invitation opens beside the one that took its place",
    file: "lib/db/password-link-rows.ts",
    search: "  await endLinksOf(db, userId, at);\n",
    replace: "",
    tests: [...LINK_TESTS, ...PEOPLE_TESTS],
  },
  {
    name: "an invitation lasts for years",
    file: "lib/services/people/make-password-link.ts",
    search: "invitation: 72,",
    replace: "invitation: 72_000,",
    tests: PEOPLE_TESTS,
  },
  {
    name: "what opens an invitation stands in the database",
    file: "lib/support/link-token.ts",
    search: 'return createHash("sha256").update(token).digest("base64url");',
    replace: "return token;",
    tests: PEOPLE_TESTS,
  },
  {
    name: "who has a second factor signs in without it",
    file: "lib/auth/auth-options.ts",
    search: "if (found.user.factorSince) {",
    replace: 'if (found.user.factorSince && input.data.code !== "") {',
    tests: FACTOR_TESTS,
  },
  {
    name: "a code of ten minutes ago is taken",
    file: "lib/auth/accept-code.ts",
    search: "const TOLERANCE_S = 30;",
    replace: "const TOLERANCE_S = 600;",
    tests: FACTOR_TESTS,
  },
  {
    name: "a recovery code is not used up",
    file: "lib/db/factor-rows.ts",
    search: "where: { userId, codeHash, usedAt: null }, data: { usedAt: at }",
    replace: "where: { userId, codeHash }, data: { usedAt: at }",
    tests: FACTOR_TESTS,
  },
  {
    name: "a second factor is required by who has none",
    file: "lib/domain/people/factor-policy.ts",
    search: "return required && !hasFactor ?",
    replace: "return required && hasFactor === undefined ?",
    tests: ["lib/domain/people/factor-policy.test.ts"],
  },
  {
    name: "a proof is good for a day",
    file: "lib/domain/access/session-lifetime.ts",
    search: "const PROOF_MS = 5 * MINUTE_MS;",
    replace: "const PROOF_MS = 24 * HOUR_MS;",
    tests: PROOF_TESTS,
  },
  {
    name: "a proof counts for every session there is",
    file: "lib/db/session-rows.ts",
    search: "where: { sidHash, revokedAt: null }, data: { provenAt: at }",
    replace: "where: { revokedAt: null }, data: { provenAt: at }",
    tests: PROOF_TESTS,
  },
  {
    name: "the password proves who has a second factor",
    file: "lib/auth/prove-again.ts",
    search: "const isProven = found?.user.factorSince\n",
    replace: "const isProven = found === undefined\n",
    tests: PROOF_TESTS,
  },
  {
    name: "a customer is deleted without a fresh proof",
    file: "lib/actions/customer-actions.ts",
    search: '  proof: "recent",\n',
    replace: "",
    tests: FRESH_PROOF_TESTS,
    isQuick: true,
  },
  {
    name: "keys are changed without a fresh proof",
    file: "lib/actions/connection-actions.ts",
    search: '  proof: "recent",\n  input: ConnectionInput,\n',
    replace: "  input: ConnectionInput,\n",
    tests: FRESH_PROOF_TESTS,
  },
];
