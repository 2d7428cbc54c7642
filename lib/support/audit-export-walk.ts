import "server-only";
import type {
  AuditExportEnd,
  AuditExportHead,
  AuditExportLine,
  AuditExportLink,
} from "@/lib/domain/activity/audit-export";
import { type AuditRoot, type ChainEnd, exportText, FIRST_HASH, rootText } from "@/lib/domain/activity/audit-proof";
import { calendarDate, shiftDate } from "@/lib/domain/values/calendar-date";
import { AuditBroken } from "@/lib/support/audit-broken";
import { chainHash } from "@/lib/support/chain-hash";
import { isSignedBy } from "@/lib/support/text-signer";

/** What an export proves, once it was walked to its end. */
export interface AuditVerified {
  readonly entries: number;
  readonly waiting: number;
  readonly from: string;
  readonly to: string;
  readonly lastRoot: AuditRoot | null;
  readonly key: string;
  readonly end: ChainEnd;
}

/** Goes through an export line by line and stops at the first that does not fit. */
export class AuditExportWalk {
  private head: AuditExportHead | null = null;
  private readonly roots: AuditRoot[] = [];
  private at: ChainEnd = { place: "0", hash: FIRST_HASH };
  /** How many of the roots the walk has come past. */
  private passed = 0;
  private entries = 0;
  private waiting = 0;
  private end: AuditExportEnd | null = null;

  constructor(private readonly keys: readonly string[]) {}

  take(line: AuditExportLine): void {
    if (this.end !== null) throw new AuditBroken("inserted", "there is more after the last line");
    if (this.head === null && line.kind !== "head") throw new AuditBroken("not-an-export", "it does not begin as one");
    if (line.kind === "head") this.takeHead(line);
    else if (line.kind === "root") this.takeRoot(line);
    else if (line.kind === "entry") this.takeEntry(line);
    else this.takeEnd(line);
  }

  verified(): AuditVerified {
    if (this.head === null) throw new AuditBroken("not-an-export", "there is nothing in it");
    if (this.end === null) throw new AuditBroken("cut-off", "the last line is missing, which says how much there is");
    const { from, to, key } = this.head;
    const lastRoot = this.roots.at(-1) ?? null;
    return { entries: this.entries, waiting: this.waiting, from, to, lastRoot, key, end: this.at };
  }

  private takeHead(head: AuditExportHead): void {
    if (this.head !== null) throw new AuditBroken("inserted", "there is a second first line");
    const { place, hash } = head.after;
    if (hash === null)
      throw new AuditBroken("missing", `what stood in place ${place}, before the first entry, is gone`);
    if (place === "0" && hash !== FIRST_HASH)
      throw new AuditBroken("changed", "the chain does not begin at its beginning");
    this.mustBeKnown(head.key);
    this.head = head;
    this.at = { place, hash };
  }

  private takeRoot(root: AuditRoot): void {
    const last = this.roots.at(-1);
    if (last && shiftDate(calendarDate(last.day), 1) !== root.day) {
      throw new AuditBroken("missing", `after the signed day ${last.day} comes ${root.day}`);
    }
    this.mustBeKnown(root.key);
    const { day, place, hash, key, signature } = root;
    if (!isSignedBy(key, rootText(root), signature)) {
      throw new AuditBroken("signature", `the signature of ${day} is not of what is said of that day`);
    }
    this.roots.push({ day, place, hash, key, signature });
    this.passRoots();
  }

  private takeEntry(link: AuditExportLink): void {
    if (link.place === null) {
      this.takeOutside(link);
      return;
    }
    const due = String(BigInt(this.at.place) + 1n);
    if (link.place !== due) throw new AuditBroken("missing", `after place ${this.at.place} comes ${link.place}`);
    if (link.entry === null) throw new AuditBroken("missing", `the entry of place ${due} is gone`);
    const hash = chainHash(this.at.hash, link.entry);
    if (hash !== link.hash) {
      throw new AuditBroken("changed", `entry ${link.entry.id} in place ${due} is not the one that was put there`);
    }
    this.mustBeOpen(link.entry.at, `entry ${link.entry.id} in place ${due}`);
    this.at = { place: due, hash };
    this.entries += 1;
    this.passRoots();
  }

  private takeOutside({ entry }: AuditExportLink): void {
    if (entry === null) throw new AuditBroken("missing", "an entry without a place is gone");
    const last = this.roots.at(-1);
    if (last && entry.at.slice(0, 10) <= last.day) {
      throw new AuditBroken(
        "inserted",
        `entry ${entry.id} has no place, although its day ${entry.at.slice(0, 10)} is signed`,
      );
    }
    this.waiting += 1;
  }

  /** An entry dated into a day that was signed before it came was not written by the portal. */
  private mustBeOpen(at: string, what: string): void {
    const signed = this.roots[this.passed - 1];
    if (signed && at.slice(0, 10) <= signed.day) {
      throw new AuditBroken("inserted", `${what} is dated ${at.slice(0, 10)}, after that day was signed`);
    }
  }

  private passRoots(): void {
    for (let root = this.roots[this.passed]; root; root = this.roots[this.passed]) {
      if (BigInt(root.place) > BigInt(this.at.place)) return;
      if (root.place !== this.at.place || root.hash !== this.at.hash) {
        throw new AuditBroken(
          "changed",
          `the chain up to place ${root.place} is not the one that was signed on ${root.day}`,
        );
      }
      this.passed += 1;
    }
  }

  private takeEnd(end: AuditExportEnd): void {
    const missed = this.roots[this.passed];
    if (missed) {
      throw new AuditBroken(
        "cut-off",
        `${missed.day} was signed at place ${missed.place}, but the chain ends at ${this.at.place}`,
      );
    }
    const { entries, waiting } = this;
    if (
      end.entries !== entries ||
      end.waiting !== waiting ||
      end.place !== this.at.place ||
      end.hash !== this.at.hash
    ) {
      throw new AuditBroken("cut-off", `it ends at place ${this.at.place}, and says that it goes to ${end.place}`);
    }
    const text = exportText(this.after(), { ...this.at, entries, waiting });
    if (!isSignedBy(this.head?.key ?? "", text, end.signature)) {
      throw new AuditBroken("signature", "the signature of the last line is not of this export");
    }
    this.end = end;
  }

  private after(): ChainEnd {
    const { place = "0", hash = null } = this.head?.after ?? {};
    return { place, hash: hash ?? FIRST_HASH };
  }

  private mustBeKnown(key: string): void {
    const known = this.keys.length > 0 ? this.keys : [this.head?.key ?? key];
    if (!known.includes(key))
      throw new AuditBroken("signature", `it is signed with the key ${key}, which is not yours`);
  }
}
