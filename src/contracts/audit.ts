import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { InstantText, PageQuery, pageOf, Sha256 } from "./primitives.ts";

/**
 * One row of the audit trail; each holds the SHA-256 of the one before. Name and address are covered by salted
 * commitments only: null = redacted. How to check a row is told in `docs/decisions/0340`.
 */
export const AuditRow = z.object({
  seq: z.int(),
  at: InstantText,
  actor: z.string(),
  actorName: z.string().nullable(),
  actorNameSalt: z.string().nullable(),
  actorNameSha256: Sha256.nullable(),
  action: z.string(),
  subject: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  requestId: z.string(),
  address: z.string().nullable(),
  addressSalt: z.string().nullable(),
  addressSha256: Sha256.nullable(),
  previous: z.string(),
  hash: z.string(),
});
export type AuditRow = z.infer<typeof AuditRow>;

/** Rows of one person (who acted), subject and action, in [from, to). */
const AuditFilter = {
  person: z.string().max(60).optional(),
  subject: z.string().max(60).optional(),
  action: z.string().max(60).optional(),
  from: InstantText.optional(),
  to: InstantText.optional(),
};
export const AuditQuery = z.strictObject(AuditFilter);
export type AuditQuery = z.infer<typeof AuditQuery>;

export const AuditFormat = z.enum(["csv", "ndjson"]);
export type AuditFormat = z.infer<typeof AuditFormat>;

/** How far a trail has been followed, and the first row that does not follow from the one before. */
export const AuditCheck = z.object({
  /** Rows that follow from one another so far, from the first on. */
  checked: z.int(),
  broken: z
    .object({
      seq: z.int(),
      /** `unannounced`: redacted, and no row says so; `anchor`: not the row that was noted outside this trail. */
      why: z.enum(["missing", "changed", "unannounced", "anchor"]),
    })
    .nullable(),
  /** Number and hash of the newest row: noted elsewhere, they tell later whether the end was cut off. */
  head: z.object({ seq: z.int(), hash: z.string() }).nullable(),
  /** How many rows were compared with what the other trail had noted of them. */
  anchors: z.int(),
  /** Asks for the next page; absent when the end or a break was reached. */
  next: z.string().optional(),
});
export type AuditCheck = z.infer<typeof AuditCheck>;

const CheckQuery = z.strictObject({ cursor: z.string().max(600).optional() });
const path = "/api/bureaus/{bureau}/audit" as const;

export const auditEndpoints = endpoints({
  "audit.list": {
    method: "GET",
    path,
    permission: "audit.read",
    summary: { zh: "审计记录，新的在前", en: "The audit trail, newest first" },
    query: PageQuery.extend(AuditFilter),
    result: pageOf(AuditRow),
  },
  "audit.verify": {
    method: "GET",
    path: `${path}/verify`,
    permission: "audit.read",
    summary: { zh: "逐页核对审计记录的哈希链", en: "Follow the trail's chain of hashes, page by page" },
    query: CheckQuery,
    result: AuditCheck,
    adapter: "own",
  },
  "audit.verify_directory": {
    method: "GET",
    path: `${path}/directory/verify`,
    permission: "audit.read",
    summary: {
      zh: "逐页核对账号目录的哈希链（只答结论）",
      en: "Follow the chain of the directory's trail, page by page; nothing of its rows is told",
    },
    query: CheckQuery,
    result: AuditCheck,
    adapter: "own",
  },
  "audit.export": {
    limit: "export",
    method: "POST",
    path: `${path}/exports`,
    permission: "audit.read",
    summary: {
      zh: "导出审计记录（CSV 或 NDJSON，旧的在前）；导出本身也记入审计",
      en: "Export the trail, oldest first, as CSV or NDJSON; that it was exported is in the trail",
    },
    body: AuditQuery.extend({ format: AuditFormat }),
    produces: "text/csv",
    adapter: "own",
    fresh: true,
  },
});

/** For who runs the platform and sees no bureau's data. */
export const platformAuditEndpoints = endpoints({
  "audit.verify_platform": {
    method: "GET",
    path: "/api/operator/audit/verify",
    permission: "operator",
    summary: { zh: "逐页核对账号目录的哈希链", en: "Follow the chain of the directory's trail, page by page" },
    query: CheckQuery,
    result: AuditCheck,
  },
});
