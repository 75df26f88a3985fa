import type { Hono } from "hono";
import type { VerbInput, VerbResult } from "../bureau/object.ts";
import type { OpenTicket } from "../bureau/verb.ts";
import type { EndpointRow } from "../contracts/endpoint.ts";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import type { Material } from "../contracts/material.ts";
import { Problem } from "../contracts/problem.ts";
import { WHOLE_BYTES } from "../contracts/upload.ts";
import { arrivalKey, fileKey } from "../media/media.ts";
import { receive } from "../media/receive.ts";
import { mediaOf } from "../media/store.ts";
import { settle } from "../platform/answer.ts";
import { tooLarge } from "./body.ts";
import { callerOf, namingTheId, perform, routeOf } from "./bureau.ts";
import type { AppEnv, Ctx } from "./context.ts";
import { signedIn } from "./session.ts";
import { bureauOf } from "./objects.ts";
import { rowResponse } from "./row.ts";

type UploadVerb = "upload.open" | "upload.send" | "upload.complete" | "upload.thumbnail";

/** How much of a refused body is read to its end, so that the client hears the refusal and no broken connection. */
const DRAINED_BYTES = WHOLE_BYTES;

/** Bytes by ticket: they go to the media store and never through an object, which only says yes and writes it down. */
export function uploadRoutes(app: Hono<AppEnv>): void {
  uploadRoute(app, ENDPOINTS["upload.send"], (c) =>
    intoVersion(c, "upload.send", async (ticket) => {
      if (ticket.bytes > WHOLE_BYTES) throw tooLarge(WHOLE_BYTES);
      return receiveFrom(c, bodyOf(c, ticket.bytes), ticket);
    }),
  );
}

/** Mounts a row whose path names an upload. */
export function uploadRoute(app: Hono<AppEnv>, row: EndpointRow, work: (c: Ctx) => Promise<unknown>): void {
  app.on(row.method, routeOf(row), signedIn, async (c) => {
    const worked = work(c).catch(async (error: unknown) => {
      await drain(c.req.raw.body);
      throw namingTheId(error, { upload: uploadIn(c) });
    });
    // A client that goes away ends its request; the clearing up goes on.
    c.executionCtx.waitUntil(worked.catch(() => {}));
    return rowResponse(c, row, await worked);
  });
}

/** Takes the bytes in by `take`, and has them registered; answers the material with its new version. */
export async function intoVersion(
  c: Ctx,
  verb: "upload.send" | "upload.complete",
  take: (ticket: OpenTicket) => Promise<VerbInput<"upload.send">["body"]>,
): Promise<Material> {
  const params = { upload: uploadIn(c) };
  const ticket = await openTicket(c);
  if (ticket.version === null) {
    const body = await take(ticket);
    // Whether a lost answer stands for a written version is not known here: bytes of none are swept with their ticket.
    await ask(c, verb, { params, body });
  } else await drain(c.req.raw.body);
  return perform(c, "material.get", {
    params: { bureau: bureauIn(c), material: ticket.material },
    query: undefined,
    body: undefined,
    revision: 0,
  });
}

export async function receiveFrom(c: Ctx, bytes: ReadableStream<Uint8Array>, ticket: OpenTicket) {
  const keys = { arrival: arrivalKey(bureauIn(c), ticket.id), final: fileKey(bureauIn(c), ticket.id) };
  return receive(mediaOf(c.env), bytes, ticket, keys);
}

/** The ticket in the path, if it is the caller's and still good. */
export function openTicket(c: Ctx): Promise<OpenTicket> {
  return ask(c, "upload.open", { params: { upload: uploadIn(c) } });
}

/** The body, refused before it is read when it does not say that it has the right length. */
export function bodyOf(c: Ctx, bytes: number): ReadableStream<Uint8Array> {
  const { body } = c.req.raw;
  if (body && c.req.header("content-length") === String(bytes)) return body;
  const message = { zh: `应为 ${bytes}`, en: `${bytes} is right` };
  throw new Problem("size_mismatch", { errors: [{ path: "Content-Length", message }] });
}

export async function ask<Id extends UploadVerb>(c: Ctx, id: Id, input: VerbInput<Id>): Promise<VerbResult<Id>> {
  const bureau = await bureauOf(c.env, bureauIn(c));
  return settle(await bureau.perform(id, callerOf(c), input));
}

export function bureauIn(c: Ctx): string {
  return c.req.param("bureau") ?? "";
}
export function uploadIn(c: Ctx): string {
  return c.req.param("upload") ?? "";
}

/** Reads what is left of a body and throws it away. */
async function drain(body: ReadableStream<Uint8Array> | null): Promise<void> {
  if (!body || body.locked) return;
  const reader = body.getReader();
  try {
    for (let bytes = 0; bytes < DRAINED_BYTES;) {
      const { done, value } = await reader.read();
      if (done) return;
      bytes += value.byteLength;
    }
    await reader.cancel();
  } catch {
    // The client is gone: nobody is left to be answered.
  }
}
