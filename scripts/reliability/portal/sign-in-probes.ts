import { medianOf } from "../../../bench/verdict";
import { atOnce } from "./at-once";
import { setCookies, signInWith, signOutWith, takeToken } from "./door-steps";
import { cookieOf, type Probe } from "./doors";
import { type Answer, portalClient } from "./portal-client";
import { emailOf } from "./principals";
import { startPortal } from "./standing-portal";

const GUESSES = 500;
const MOST_OF_ACCOUNT = 10;
const MOST_FROM_ADDRESS = 30;
const TIMED = 15;
/** An unknown address may differ from a known one by less than what chance makes of it. */
const MOST_TIMES = 1.4;

const EVIL = "evil.example";
const TARGETS = [
  ...[`https://${EVIL}`, `http://${EVIL}`, `//${EVIL}`, `///${EVIL}`, `////${EVIL}`, `/\\${EVIL}`, `\\\\${EVIL}`],
  ...[`/\\/${EVIL}`, `\\/${EVIL}`, `https:${EVIL}`, `https:/${EVIL}`, `https:\\\\${EVIL}`, `HTTPS://${EVIL}`],
  ...[`/.//${EVIL}`, `/x/..//${EVIL}`, `/%2e//${EVIL}`, `/%2f%2f${EVIL}`, `/%5c%5c${EVIL}`, `%2f%2f${EVIL}`],
  ...[`\t//${EVIL}`, `/\t/${EVIL}`, `/\n/${EVIL}`, `\u0000//${EVIL}`, ` https://${EVIL}`, `https://${EVIL}\u3002com`],
  ...[
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///",
  ],
  ...[`ftp://${EVIL}`, `blob:https://${EVIL}/x`, "https://", "http://[", "//", "/\r\nLocation: https://evil.example"],
  ...["__proto__", "/".repeat(3_000), "\ufffd"],
];

/** Wherever one is led after signing in or out, it is a place of ours. */
export const probeTargets: Probe = async (doors) => {
  const { client, ground, portal } = doors;
  const faults: string[] = [];
  const ours = new URL(portal.appOrigin).origin;
  const judge = (what: string, { status, headers, text }: Answer) => {
    const told = /^\{"url":/.test(text) ? [String(JSON.parse(text).url)] : [];
    const kept = setCookies({ status, headers, text }).flatMap((line) => /callback-url=([^;]+)/.exec(line)?.[1] ?? []);
    const led = [...(headers.location === undefined ? [] : [String(headers.location)]), ...told];
    const away = [...led, ...kept.map(decodeURIComponent)].filter((one) => !isOurs(one, ours));
    faults.push(...away.map((one) => `${what} leads to ${one}`));
    if (status >= 500) faults.push(`${what} is answered ${status}`);
  };
  for (const target of TARGETS) {
    const given = encodeURIComponent(target);
    const title = JSON.stringify(target.slice(0, 60));
    await ground.sql("TRUNCATE sign_in_limit");
    judge(
      `signing in for ${title}`,
      (await signInWith(client, { email: emailOf("analyst"), callbackUrl: target })).answer,
    );
    judge(`signing out for ${title}`, await signOutWith(client, "", target));
    judge(
      `the door for ${title}`,
      await client.ask(`/sign-in?callbackUrl=${given}`, { cookie: cookieOf(doors, "admin") }),
    );
    judge(`the library for ${title}`, await client.ask(`/api/auth/signin?callbackUrl=${given}`));
  }
  return { tried: TARGETS.length * 4, faults };
};

function isOurs(address: string, ours: string): boolean {
  return URL.canParse(address, ours) && new URL(address, ours).origin === ours && !/^\/[/\\]/.test(address);
}

/** A thousand guesses: on one account from everywhere, and on everybody from one place. */
export const probeGuesses: Probe = async ({ client, ground }) => {
  const faults: string[] = [];
  const token = await takeToken(client);
  const guess = async (email: string, address: string, password = "a wrong guess") => {
    const { answer } = await signInWith(client, { email, address, password }, token);
    return /error=([\w-]+)/.exec(decodeURIComponent(answer.text))?.[1] ?? "in";
  };
  const tries = async (of: (turn: number) => readonly [string, string]) => {
    await ground.sql("TRUNCATE sign_in_limit");
    const said: string[] = [];
    await atOnce(
      16,
      Array.from({ length: GUESSES }, (_, turn) => of(turn)),
      async ([email, address]) => {
        said.push(await guess(email, address));
      },
    );
    return said.filter((one) => one !== "too-many").length;
  };
  const known = emailOf("operator");
  const ofAccount = await tries((turn) => [known, `198.18.${turn >> 8}.${turn & 255}`]);
  if (ofAccount > MOST_OF_ACCOUNT) faults.push(`${ofAccount} guesses on one account were tried`);
  if ((await guess(known, "198.19.0.1", "sandbox-only-password")) !== "too-many")
    faults.push("the right one passes the limit");
  const fromAddress = await tries((turn) => [`nobody-${turn}@people.example`, "198.20.0.1"]);
  if (fromAddress > MOST_FROM_ADDRESS) faults.push(`${fromAddress} guesses from one address were tried`);
  await ground.sql("TRUNCATE sign_in_limit");
  if ((await guess(known, "198.21.0.1", "sandbox-only-password")) !== "in") faults.push("guesses lock somebody out");
  return { tried: GUESSES * 2, faults };
};

/** An unknown address, a disabled person and a wrong password are one and the same, in words and in time. */
export const probeEnumeration: Probe = async ({ client, ground }) => {
  const token = await takeToken(client);
  const [known, unknown, disabled] = [emailOf("operator"), "nobody@people.example", emailOf("disabled")];
  const times = new Map<string, number[]>([known, unknown, disabled].map((email) => [email, []]));
  const said = new Set<string>();
  for (let turn = 0; turn < TIMED; turn += 1) {
    await ground.sql("TRUNCATE sign_in_limit");
    for (const [email, ms] of times) {
      const since = performance.now();
      const { answer } = await signInWith(client, { email, password: "a wrong guess" }, token);
      ms.push(performance.now() - since);
      said.add(`${answer.status} ${answer.text}`);
    }
  }
  const medians = [...times.values()].map(medianOf);
  const apart = Math.max(...medians) / Math.min(...medians);
  const faults = [
    ...(said.size === 1 ? [] : [`they are told apart: ${[...said].join(" or ")}`]),
    ...(apart <= MOST_TIMES ? [] : [`one takes ${apart.toFixed(2)} times as long as another`]),
  ];
  return { tried: TIMED * 3, faults };
};

/** Every cookie of a portal on https is kept from scripts, from other hosts and from plain http. */
export const probeCookies: Probe = async ({ ground, signal, client }) => {
  await ground.sql("TRUNCATE sign_in_limit");
  const portal = await startPortal(ground, { signal, appOrigin: "https://portal.example" });
  const secure = portalClient(portal);
  try {
    const faults = [
      ...flagFaults(await signInWith(client, { email: emailOf("analyst") }), { isSecure: false }),
      ...flagFaults(await signInWith(secure, { email: emailOf("analyst") }), { isSecure: true }),
    ];
    return { tried: 2, faults };
  } finally {
    await secure.end();
    await portal.end();
  }
};

function flagFaults({ answer }: { answer: Answer }, { isSecure }: { isSecure: boolean }): string[] {
  const lines = setCookies(answer);
  const name = isSecure ? "__Host-headwater.sid" : "headwater.sid";
  if (!lines.some((line) => line.startsWith(`${name}=`))) return [`no cookie is called ${name}: ${lines.join(" | ")}`];
  return lines.flatMap((line) => {
    const wanted = [/; *HttpOnly/i, /; *SameSite=Lax/i, /; *Path=\/(;|$)/i, ...(isSecure ? [/; *Secure/i] : [])];
    const isSound = wanted.every((one) => one.test(line)) && !/; *Domain=/i.test(line);
    return isSound ? [] : [`a cookie is set with ${line.replace(/=[^;]*/, "=…")}`];
  });
}
