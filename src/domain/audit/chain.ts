/** SHA-256 of a value's RFC 8785 bytes, in hexadecimal; whoever follows the chain brings their own. */
export type Digest = (value: unknown) => string;

/**
 * One row of a trail. Personal values are covered by the chain only through their commitments, so that value and salt
 * can be dropped later: '' with a salt of null is a redacted value. Rows of the first release have no commitments.
 */
export interface ChainRow {
  seq: number;
  at: number;
  actor: string;
  actorName: string;
  actorNameSalt: string | null;
  actorNameSha256: string | null;
  action: string;
  subject: string;
  before: string | null;
  after: string | null;
  requestId: string;
  address: string;
  addressSalt: string | null;
  addressSha256: string | null;
  previous: string;
  hash: string;
}

/** Where a walk along the chain stands: what the next row has to follow from. */
export interface Link {
  seq: number;
  hash: string;
  /** Rolling digest over the rows without commitments, personal values left out. */
  old: string;
}
export const START: Link = { seq: 0, hash: "", old: "" };

/** `unannounced`: redacted, and the trail does not say by whom. `anchor`: another row than the one anchored outside. */
export type BreakReason = "missing" | "changed" | "unannounced" | "anchor";
export interface Break {
  seq: number;
  why: BreakReason;
}

/** What the trail itself says about redacted rows. */
export interface Announced {
  /** Retention: values of rows before this instant (ms) may be gone. */
  beforeMs: number;
  /** Erasure on request: person → the row that says so; names in rows before it may be gone. */
  erased: ReadonlyMap<string, number>;
  /** The row whose `after` is the digest over all rows without commitments; 0 = none. */
  sealedAt: number;
}

/** Actions of the rows that announce. */
export const REDACTED = "audit.redact";
export const SEALED = "audit.seal";
export const ERASED = "personal_data.erase";

/** What the announcing rows of a trail say together. */
export function announcedBy(rows: Iterable<Pick<ChainRow, "seq" | "action" | "subject">>): Announced {
  const erased = new Map<string, number>();
  let [beforeMs, sealedAt] = [0, 0];
  for (const { seq, action, subject } of rows) {
    if (action === REDACTED) beforeMs = Math.max(beforeMs, Date.parse(subject));
    else if (action === SEALED) sealedAt = sealedAt === 0 ? seq : Math.min(sealedAt, seq);
    else if (action === ERASED) erased.set(subject, Math.max(seq, erased.get(subject) ?? 0));
  }
  return { beforeMs, erased, sealedAt };
}

/** A value that may be dropped with its salt: 128 bits keep a name from being guessed. */
export function commitment(salt: string, value: string, digest: Digest): string {
  return digest([salt, value]);
}

/** Hash of a row: it covers everything but salts and values that have a commitment. */
export function hashOf(row: Omit<ChainRow, "hash">, digest: Digest): string {
  const { actorNameSha256, addressSha256 } = row;
  const facts = { ...openFacts(row), previous: row.previous };
  if (actorNameSha256 === null) return digest({ ...facts, actorName: row.actorName, address: row.address });
  return digest({ ...facts, form: 2, actorName: actorNameSha256, address: addressSha256 });
}

/** The rolling digest after one more row without commitments. */
export function seal(old: string, row: ChainRow, digest: Digest): string {
  return digest([old, openFacts(row), row.hash]);
}

/** The walk one row further, or why the row does not follow. */
export function follow(link: Link, row: ChainRow, announced: Announced, digest: Digest): Link | Break {
  if (row.seq !== link.seq + 1) return { seq: link.seq + 1, why: "missing" };
  const broken = (why: BreakReason) => ({ seq: row.seq, why });
  if (row.previous !== link.hash) return broken("changed");
  const old = row.actorNameSha256 === null ? seal(link.old, row, digest) : link.old;
  if (row.action === SEALED && row.after !== digest(old)) return broken("changed");
  const why = row.actorNameSha256 === null ? oldRow(row, announced, digest) : newRow(row, announced, digest);
  return why ? broken(why) : { seq: row.seq, hash: row.hash, old };
}

export function isBreak(step: Link | Break): step is Break {
  return "why" in step;
}

/** Which of a row's personal values are gone. */
export function redactedIn(
  row: Pick<ChainRow, "actorName" | "actorNameSalt" | "actorNameSha256" | "addressSalt">,
): Record<"actorName" | "address", boolean> {
  // Without commitments both go together, and no name is empty.
  if (row.actorNameSha256 === null) return { actorName: row.actorName === "", address: row.actorName === "" };
  return { actorName: row.actorNameSalt === null, address: row.addressSalt === null };
}

function newRow(row: ChainRow, announced: Announced, digest: Digest): BreakReason | null {
  if (hashOf(row, digest) !== row.hash) return "changed";
  if (!holds(row.actorName, row.actorNameSalt, row.actorNameSha256, digest)) return "changed";
  if (!holds(row.address, row.addressSalt, row.addressSha256, digest)) return "changed";
  const gone = redactedIn(row);
  const nameMayBe = isOld(row, announced) || isErased(row, announced);
  return (gone.actorName && !nameMayBe) || (gone.address && !isOld(row, announced)) ? "unannounced" : null;
}

/** A row without commitments loses its own hash with its values; from then on the seal covers the rest of it. */
function oldRow(row: ChainRow, announced: Announced, digest: Digest): BreakReason | null {
  if (row.actorNameSalt !== null || row.addressSalt !== null || row.addressSha256 !== null) return "changed";
  if (hashOf(row, digest) === row.hash) return null;
  if (row.actorName !== "" || row.address !== "" || row.seq > announced.sealedAt) return "changed";
  return isOld(row, announced) || isErased(row, announced) ? null : "unannounced";
}

const isOld = (row: ChainRow, { beforeMs }: Announced) => row.at < beforeMs;
const isErased = (row: ChainRow, { erased }: Announced) => row.seq < (erased.get(row.actor) ?? 0);

function holds(value: string, salt: string | null, sha256: string | null, digest: Digest): boolean {
  return salt === null ? value === "" : commitment(salt, value, digest) === sha256;
}

function openFacts({ seq, at, actor, action, subject, before, after, requestId }: Omit<ChainRow, "hash">) {
  return { seq, at, actor, action, subject, before, after, requestId };
}
