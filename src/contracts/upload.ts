import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { Material, MaterialId, VersionId } from "./material.ts";
import { idOf, InstantText, LocalDay, PageQuery, pageOf, Sha256 } from "./primitives.ts";

export const UploadId = idOf("upload");

const MIB = 1024 ** 2;
/** The largest file there is a ticket for. */
export const MOST_BYTES = 2048 * MIB;
/** A file larger than this is sent in parts: what has arrived of it stays when the connection breaks. */
export const WHOLE_BYTES = 64 * MIB;
/** A small picture in place of a large one: at most this heavy, and this long on either side. */
export const THUMBNAIL = { bytes: 100_000, edgePx: 640 } as const;

/** What a browser or tool announces before it sends bytes. */
export const UploadRequest = z
  .strictObject({
    bytes: z.int().min(1).max(MOST_BYTES),
    sha256: Sha256,
    mime: z.string().max(100),
    /** Of a video, ms, as the browser read it; checked against the container. */
    durationMs: z.int().min(1000).max(7_200_000).optional(),
    /** Of a video or an image, as the browser shows it; checked against the file's own header. */
    widthPx: z.int().min(1).max(32_768).optional(),
    heightPx: z.int().min(1).max(32_768).optional(),
    validFrom: LocalDay.optional(),
    validUntil: LocalDay.optional(),
  })
  .refine(({ validFrom, validUntil }) => !validFrom || !validUntil || validFrom <= validUntil, {
    path: ["validUntil"],
    message: "end_before_start",
  });
export type UploadRequest = z.infer<typeof UploadRequest>;

/**
 * Permission to send exactly these bytes before `expiresAt`: whole with PUT to `url`, or, which a file above 64 MiB
 * must be, in parts of `partBytes` (the last is what remains) with PUT to `url`/parts/0, 1, 2 …, in any order and as
 * often as need be, and then POST to `url`/complete.
 */
export const UploadTicket = z.object({ id: UploadId, url: z.string(), partBytes: z.int(), expiresAt: InstantText });
export type UploadTicket = z.infer<typeof UploadTicket>;

/** A ticket whose bytes are not all here yet. */
export const OpenUpload = z.object({
  ...UploadTicket.shape,
  material: MaterialId,
  title: z.string(),
  bytes: z.int(),
  sha256: Sha256,
  mime: z.string(),
});
export type OpenUpload = z.infer<typeof OpenUpload>;

/** How far an upload has got. */
export const UploadState = z.object({
  ...OpenUpload.shape,
  /** The parts that are here, ascending, from 0. */
  parts: z.array(z.int()),
  /** Whether its thumbnail is here. */
  thumbnail: z.boolean(),
  /** The version it became. */
  version: VersionId.nullable(),
});
export type UploadState = z.infer<typeof UploadState>;

const path = "/api/bureaus/{bureau}/uploads/{upload}" as const;

export const uploadEndpoints = endpoints({
  "upload.request": {
    limit: "upload",
    method: "POST",
    path: "/api/bureaus/{bureau}/materials/{material}/uploads",
    permission: "material.write",
    summary: {
      zh: "申请上传；同一文件尚未传完的，得到原有凭证以便续传",
      en: "Ask for an upload ticket; of the same file, not all here yet, it is the same ticket, to resume",
    },
    body: UploadRequest,
    result: UploadTicket,
    status: 201,
  },
  "upload.list": {
    method: "GET",
    path: "/api/bureaus/{bureau}/uploads",
    permission: "material.write",
    summary: { zh: "本人尚未完成的上传", en: "One's own uploads that are not finished" },
    query: PageQuery,
    result: pageOf(OpenUpload),
  },
  "upload.get": {
    method: "GET",
    path,
    permission: "material.write",
    summary: { zh: "上传进度：已收到哪些分段", en: "How far an upload has got: which parts are here" },
    adapter: "own",
    result: UploadState,
  },
  "upload.send": {
    method: "PUT",
    path,
    permission: "material.write",
    summary: {
      zh: "一次发送整个文件（至多 64 MiB）；大小、SHA-256、类型须与申请一致",
      en: "Send a file of at most 64 MiB whole; size, SHA-256 and type must be the announced ones",
    },
    adapter: "own",
    result: Material,
    status: 201,
  },
  "upload.part": {
    method: "PUT",
    path: `${path}/parts/{part}`,
    permission: "material.write",
    summary: {
      zh: "发送一个分段；从 0 编号，可不按顺序，可重发",
      en: "Send one part; numbered from 0, in any order, repeatable",
    },
    adapter: "own",
  },
  "upload.thumbnail": {
    method: "PUT",
    path: `${path}/thumbnail`,
    permission: "material.write",
    summary: {
      zh: "发送缩略图（JPEG 或 WebP，至多 100 KB、640 像素），校验值见 Content-Digest",
      en: "Send a thumbnail (JPEG or WebP, at most 100 kB and 640 px) with its Content-Digest (RFC 9530)",
    },
    adapter: "own",
  },
  "upload.complete": {
    method: "POST",
    path: `${path}/complete`,
    permission: "material.write",
    summary: {
      zh: "分段已发完：核对整个文件的 SHA-256 与类型，产生新版本",
      en: "All parts are here: the whole's SHA-256 and type are checked, and it becomes a version",
    },
    adapter: "own",
    result: Material,
    status: 201,
  },
  "upload.cancel": {
    method: "DELETE",
    path,
    permission: "material.write",
    summary: { zh: "放弃未完成的上传", en: "Give up an upload that is not finished" },
  },
});
