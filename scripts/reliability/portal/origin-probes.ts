import { cookieOf, type Probe } from "./doors";
import { saidOf } from "./portal-client";

const EVIL = "https://evil.example";

/** As pages of others send it, and as somebody would who knows how Next compares. */
function originsOf(own: URL): readonly (readonly [string, string | null, Readonly<Record<string, string>>])[] {
  return [
    ["no origin", null, {}],
    ["null", "null", {}],
    ["somebody else's", EVIL, {}],
    ["somebody else's who forwards himself", EVIL, { "x-forwarded-host": "evil.example" }],
    ["somebody else's who is host too", EVIL, { "x-forwarded-host": "evil.example", host: "evil.example" }],
    ["one that begins like ours", `${own.origin}.evil.example`, {}],
    ["one that ends like ours", `http://evil-${own.host}`, {}],
    ["ours as its user", `http://${own.host}@evil.example`, {}],
    ["another port", `${own.protocol}//${own.hostname}:1`, {}],
    ["another scheme", `https://${own.host}`, {}],
    ["another name for this machine", `http://localhost:${own.port}`, {}],
    ["ours twice", `${own.origin}, ${own.origin}`, {}],
    ["ours, fetched from elsewhere", own.origin, { "sec-fetch-site": "cross-site" }],
    ["ours, fetched from a sister", own.origin, { "sec-fetch-site": "same-site" }],
  ];
}

/** No action runs for a page that is not ours, whoever is signed in, those for everybody included. */
export const probeOrigins: Probe = async (doors) => {
  const cookie = cookieOf(doors, "admin");
  const faults: string[] = [];
  let tried = 0;
  for (const { id, name, page } of doors.built.actions) {
    for (const [what, origin, headers] of originsOf(new URL(doors.portal.appOrigin))) {
      doors.signal.throwIfAborted();
      // The schema refuses this: were it looked at, that would be told.
      const path = page.replace(/\[\w+\]/g, "3948");
      const answer = await doors.client.act({ id, path, cookie, input: { isNotOfTheSchema: true }, origin, headers });
      tried += 1;
      // Next turns some of these away itself, which it calls 500.
      const said = saidOf(answer);
      if (said !== "foreign-origin" && said !== "status 500") faults.push(`${name} with ${what}: ${said}`);
    }
  }
  return { tried, faults };
};
