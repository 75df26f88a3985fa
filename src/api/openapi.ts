import { z } from "zod";
import type { EndpointRow } from "../contracts/endpoint.ts";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import { ProblemDocument } from "../contracts/problem.ts";

const VERSION = "1.0.0";

/** The OpenAPI 3.1 document of every endpoint row. Made once, at build time. */
export function openApiDocument(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [id, row] of Object.entries<EndpointRow>(ENDPOINTS)) {
    paths[row.path] = { ...paths[row.path], [row.method.toLowerCase()]: operation(id, row) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "防非 Fangfei",
      version: VERSION,
      description: "Campaign scheduler for publicity against illegal fundraising. 防范非法集资宣传排期系统。",
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(ProblemDocument, "output") },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "fangfei.session_token" },
        device: { type: "http", scheme: "bearer" },
        feed: { type: "apiKey", in: "query", name: "key" },
      },
    },
  };
}

function operation(id: string, row: EndpointRow): Record<string, unknown> {
  const success = row.status ?? (row.result || row.produces ? 200 : 204);
  return {
    operationId: id,
    summary: row.summary.zh,
    description: row.summary.en,
    tags: [id.slice(0, id.indexOf("."))],
    "x-permission": row.permission,
    security: securityOf(row),
    parameters: parametersOf(row),
    ...(row.body && {
      requestBody: { required: true, content: { "application/json": { schema: schemaOf(row.body, "input") } } },
    }),
    responses: {
      [success]: {
        description: row.summary.en,
        ...(row.result && { content: { "application/json": { schema: schemaOf(row.result, "output") } } }),
        ...(row.produces && { content: { [row.produces]: { schema: { type: "string" } } } }),
      },
      default: {
        description: "Refused, with the reason and the paths that are wrong (RFC 9457)",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function securityOf(row: EndpointRow): Record<string, never[]>[] {
  if (row.permission === "device" || row.permission === "pairing") return [{ device: [] }];
  if (row.permission === "feed") return [{ feed: [] }];
  return row.permission === "public" || row.permission === "setup" || row.permission === "demo"
    ? []
    : [{ session: [] }];
}

function parametersOf(row: EndpointRow): Record<string, unknown>[] {
  const path = [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const header = row.ifMatch ? [{ name: "If-Match", in: "header", required: true, schema: { type: "string" } }] : [];
  const { properties = {}, required = [] } = row.query ? schemaOf(row.query, "input") : {};
  const query = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
  return [...path, ...header, ...query];
}

function schemaOf(schema: z.ZodType, io: "input" | "output") {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    target: "draft-2020-12",
    // A format says it all; zod's pattern for date-time alone is longer than most schemas.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });
  return rest;
}
