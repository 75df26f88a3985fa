import type { Hono } from "hono";
import type { VerbInput, VerbResult } from "../bureau/object.ts";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import type { Material } from "../contracts/material.ts";
import { Problem } from "../contracts/problem.ts";
import { arrivalKey, fileKey } from "../media/media.ts";
import { receive } from "../media/receive.ts";
import { mediaOf } from "../media/store.ts";
import { settle } from "../platform/answer.ts";
import { callerOf, namingTheId, routeOf } from "./bureau.ts";
import type { AppEnv, Ctx } from "./context.ts";
import { signedIn } from "./guards.ts";
import { bureauOf } from "./objects.ts";
import { rowResponse } from "./row.ts";

type UploadVerb = "upload.open" | "upload.send";

/** Bytes by ticket: they go to the media store and never through an object, which only says yes and writes it down. */
export function uploadRoutes(app: Hono<AppEnv>): void {
  const row = ENDPOINTS["upload.send"];
  app.put(routeOf(row), signedIn, async (c) => {
    const arrived = take(c);
    // A client that goes away ends its request; the clearing up goes on.
    c.executionCtx.waitUntil(arrived.catch(() => {}));
    return rowResponse(c, row, await arrived);
  });
}

async function take(c: Ctx): Promise<Material> {
  const params = { bureau: c.req.param("bureau") ?? "", upload: c.req.param("upload") ?? "" };
  try {
    const ticket = await ask(c, "upload.open", { params });
    const body = bodyOf(c, ticket.bytes);
    if (ticket.sent) {
      // Read to its end, as the client would otherwise not hear the answer.
      await body.pipeTo(new WritableStream());
      return ticket.sent;
    }
    const keys = {
      arrival: arrivalKey(params.bureau, params.upload),
      final: fileKey(params.bureau, params.upload),
    };
    const measured = await receive(mediaOf(c.env), body, ticket, keys);
    // Whether a lost answer stands for a written version is not known here: bytes of none are swept with their ticket.
    return await ask(c, "upload.send", { params, body: measured });
  } catch (error) {
    throw namingTheId(error, params);
  }
}

/** The body, refused before it is read when it does not say that it has the ticket's length. */
function bodyOf(c: Ctx, bytes: number): ReadableStream<Uint8Array> {
  const { body } = c.req.raw;
  if (body && c.req.header("content-length") === String(bytes)) return body;
  const message = { zh: `应为 ${bytes}`, en: `${bytes} is right` };
  throw new Problem("size_mismatch", { errors: [{ path: "Content-Length", message }] });
}

/** An upload is repeatable by its ticket, so an Idempotency-Key has nothing to add. */
async function ask<Id extends UploadVerb>(c: Ctx, id: Id, input: VerbInput<Id>): Promise<VerbResult<Id>> {
  const bureau = await bureauOf(c.env, c.req.param("bureau") ?? "");
  const { idempotency: _, ...caller } = callerOf(c);
  return settle(await bureau.perform(id, caller, input));
}
