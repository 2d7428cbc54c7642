import type { AuditLine } from "@/lib/domain/activity/audit-line";
import { FIRST_HASH } from "@/lib/domain/activity/audit-proof";
import { chainHash } from "@/lib/support/chain-hash";
import type { Dice } from "../testing/assignment-contract/dice";

/** The trail as it stood before anybody touched it. */
export interface KnownTrail {
  /** In order of their places, from the first. */
  readonly lines: readonly AuditLine[];
  readonly hashes: readonly string[];
  readonly roots: readonly { readonly day: string; readonly place: number }[];
}

export interface Tamper {
  readonly name: string;
  /** What the owner of the database runs, triggers off. */
  readonly statements: readonly string[];
}

const OTHERS = {
  at: "at + interval '1 second'",
  actor_id: "gen_random_uuid()",
  actor_name: "actor_name || 'x'",
  verb: "verb || 'x'",
  subject: "reverse(subject) || 'x'",
  customer_id: "coalesce(customer_id, '') || '9'",
  operation_id: "gen_random_uuid()",
  detail: `detail || '{"n": -1}'`,
} as const;
const FAR = 1_000_000;

const TAMPERS: Readonly<Record<string, (trail: KnownTrail, dice: Dice) => readonly string[]>> = {
  "a field is changed": ({ lines }, dice) => {
    const column = dice.pick(Object.keys(OTHERS) as (keyof typeof OTHERS)[]);
    return [`UPDATE audit_entry SET ${column} = ${OTHERS[column]} WHERE id = ${dice.pick(lines).id}`];
  },
  "an entry is deleted": ({ lines }, dice) => [`DELETE FROM audit_entry WHERE id = ${dice.pick(lines).id}`],
  "an entry is deleted with its place, and those behind it move up": (trail, dice) => {
    const place = drawSigned(trail, dice);
    return [
      `DELETE FROM audit_entry WHERE id = (SELECT entry_id FROM audit_link WHERE place = ${place})`,
      `DELETE FROM audit_link WHERE place = ${place}`,
      ...moved(place, -1),
    ];
  },
  "two entries change places": ({ lines }, dice) => {
    const [one, other] = dice.shuffle(lines);
    if (!one || !other) throw new Error("Too few entries");
    return [
      `UPDATE audit_entry SET id = ${FAR} WHERE id = ${one.id}`,
      `UPDATE audit_entry SET id = ${one.id} WHERE id = ${other.id}`,
      `UPDATE audit_entry SET id = ${other.id} WHERE id = ${FAR}`,
    ];
  },
  "two places change entries": ({ lines }, dice) => {
    const [one, other] = dice.shuffle(lines);
    if (!one || !other) throw new Error("Too few entries");
    return [
      `UPDATE audit_link SET entry_id = ${FAR} WHERE entry_id = ${one.id}`,
      `UPDATE audit_link SET entry_id = ${one.id} WHERE entry_id = ${other.id}`,
      `UPDATE audit_link SET entry_id = ${other.id} WHERE entry_id = ${FAR}`,
    ];
  },
  "an entry is put into a day that is signed": ({ roots }, dice) => [inserted(dice.pick(roots).day)],
  "an entry is put in with a place and a hash of its own": (trail, dice) => {
    const place = drawSigned(trail, dice);
    const line = trail.lines[place - 1];
    if (!line) throw new Error("No such place");
    const forged = { ...line, id: String(FAR) };
    const hash = chainHash(trail.hashes[place - 2] ?? FIRST_HASH, forged);
    return [
      `INSERT INTO audit_entry SELECT ${FAR}, at, actor_id, actor_name, verb, subject, customer_id, operation_id, detail FROM audit_entry WHERE id = ${line.id}`,
      ...moved(place - 1, 1),
      `INSERT INTO audit_link VALUES (${place}, ${FAR}, '${hash}')`,
    ];
  },
  "the end is cut off, signed days too": (trail, dice) => {
    const place = drawSigned(trail, dice);
    return [
      `DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM audit_link WHERE place >= ${place})`,
      `DELETE FROM audit_link WHERE place >= ${place}`,
    ];
  },
  "an entry is changed and all hashes behind it are made anew": (trail, dice) => {
    const place = drawSigned(trail, dice);
    const id = trail.lines[place - 1]?.id ?? "";
    const links = forgedFrom(trail, place).map((hash, at) => `(${place + at}, '${hash}')`);
    return [
      `UPDATE audit_entry SET subject = 'forged' WHERE id = ${id}`,
      `UPDATE audit_link l SET hash = v.hash FROM (VALUES ${links.join(", ")}) v (place, hash) WHERE l.place = v.place`,
    ];
  },
  "the first entries are taken away": (_, dice) => {
    const place = 1 + dice.below(5);
    return [
      `DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM audit_link WHERE place <= ${place})`,
      `DELETE FROM audit_link WHERE place <= ${place}`,
    ];
  },
  "a signed day says another place": ({ roots }, dice) => [
    `UPDATE audit_root SET place = place + 1 WHERE day = '${dice.pick(roots).day}'`,
  ],
  "a signature is another": ({ roots }, dice) => [
    `UPDATE audit_root SET signature = 'A' || reverse(substr(signature, 2)) WHERE day = '${dice.pick(roots).day}'`,
  ],
};

export const TAMPER_NAMES = Object.keys(TAMPERS);

export function drawTamper(trail: KnownTrail, name: string, dice: Dice): Tamper {
  const draw = TAMPERS[name];
  if (!draw) throw new Error(`No tamper is called ${name}`);
  return { name, statements: draw(trail, dice) };
}

/** A place that a signature stands behind: what was done since the last one rests on the chain alone. */
function drawSigned({ roots }: KnownTrail, dice: Dice): number {
  return 1 + dice.below(roots.at(-1)?.place ?? 1);
}

/** Places are unique, so that they go far away first. */
function moved(after: number, by: number): string[] {
  return [
    `UPDATE audit_link SET place = place + ${FAR} WHERE place > ${after}`,
    `UPDATE audit_link SET place = place - ${FAR - by} WHERE place > ${FAR}`,
  ];
}

function inserted(day: string): string {
  return `INSERT INTO audit_entry (at, actor_name, verb, subject, detail) VALUES ('${day}T12:00:00Z', 'Eve', 'person:moved', 'eve', '{}')`;
}

function forgedFrom({ lines, hashes }: KnownTrail, place: number): string[] {
  let hash = hashes[place - 2] ?? FIRST_HASH;
  return lines.slice(place - 1).map((line, at) => {
    hash = chainHash(hash, at === 0 ? { ...line, subject: "forged" } : line);
    return hash;
  });
}
