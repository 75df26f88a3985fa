import type { Hono } from "hono";
import type { OpenTicket } from "../bureau/verb.ts";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import { conflict, Problem, type ProblemCode } from "../contracts/problem.ts";
import type { UploadState } from "../contracts/upload.ts";
import { arrive } from "../media/arrive.ts";
import { discardParts } from "../media/discard.ts";
import { partKey } from "../media/media.ts";
import { joinParts, partLength, partsHere } from "../media/parts.ts";
import { mediaOf } from "../media/store.ts";
import { utcText } from "../platform/tx.ts";
import type { AppEnv, Ctx } from "./context.ts";
import { unknownId } from "./row.ts";
import { bodyOf, bureauIn, intoVersion, openTicket, receiveFrom, uploadRoute } from "./upload.ts";

/** Files that are sent in parts, and asking how far they have got. */
export function partRoutes(app: Hono<AppEnv>): void {
  uploadRoute(app, ENDPOINTS["upload.get"], stateOf);
  uploadRoute(app, ENDPOINTS["upload.part"], takePart);
  uploadRoute(app, ENDPOINTS["upload.complete"], (c) =>
    intoVersion(c, "upload.complete", (ticket) => receiveParts(c, ticket)),
  );
}

async function stateOf(c: Ctx): Promise<UploadState> {
  const ticket = await openTicket(c);
  const { id, material, title, bytes, sha256, mime, partBytes, thumbnail, version } = ticket;
  const parts = await partsHere(mediaOf(c.env), bureauIn(c), ticket);
  const url = `/api/bureaus/${bureauIn(c)}/uploads/${id}`;
  const expiresAt = utcText(ticket.expiresAt);
  return { id, url, partBytes, expiresAt, material, title, bytes, sha256, mime, parts, thumbnail, version };
}

async function takePart(c: Ctx): Promise<void> {
  const ticket = await openTicket(c);
  const number = c.req.param("part") ?? "";
  const length = /^\d{1,6}$/.test(number) ? partLength(ticket, Number(number)) : null;
  if (length === null) throw unknownId("part");
  if (ticket.version !== null) throw conflict("上传已完成", "The upload is finished");
  const key = partKey(bureauIn(c), ticket.id, Number(number));
  await arrive(mediaOf(c.env), key, bodyOf(c, length), length);
}

/** The bytes are not what was announced: sending the same parts again would not make them so. */
const WRONG: ReadonlySet<ProblemCode> = new Set<ProblemCode>(["hash_mismatch", "type_mismatch"]);

async function receiveParts(c: Ctx, ticket: OpenTicket) {
  const media = mediaOf(c.env);
  const bytes = await joinParts(media, bureauIn(c), ticket);
  try {
    const facts = await receiveFrom(c, bytes, ticket);
    c.executionCtx.waitUntil(discardParts(media, bureauIn(c), ticket.id));
    return facts;
  } catch (error) {
    await bytes.cancel(error);
    if (error instanceof Problem && WRONG.has(error.facts.code)) await discardParts(media, bureauIn(c), ticket.id);
    throw error;
  }
}
