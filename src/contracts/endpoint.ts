import type { z } from "zod";
import type { Permission } from "./permission.ts";
import type { Bilingual } from "./problem.ts";

/** The names in braces of a path: `/api/bureaus/{bureau}/seasons/{season}` → `"bureau" | "season"`. */
type PathNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathNames<Rest>
  : never;
export type PathParams<Path extends string> = { [Name in PathNames<Path>]: string };

/** What is counted and limited by a name of its own, beside the ceiling that everybody has (429). */
export type LimitName = "setup" | "invitation" | "pairing" | "pairing_poll" | "pair" | "feed" | "upload" | "export";

/**
 * One row drives the server adapter, the OpenAPI document, the typed client and the permission walk.
 * Path parameters are ids of the kind they are named after; a body or query that is absent admits nothing.
 */
export interface EndpointRow {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: `/${string}`;
  permission: Permission;
  summary: Bilingual;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Absent: 204 without a body, unless `produces` says otherwise. */
  result?: z.ZodType;
  /** The media type of an answer that is no JSON of ours. */
  produces?: string;
  /** Status of success when it is not 200 (or 204 without a result). */
  status?: 201;
  /** The request must carry the revision it has seen: `If-Match: "3"`. Results with a `revision` carry it as ETag. */
  ifMatch?: true;
  /** Changes rights, takes over screens, reviews or exports: the directory is asked, whatever a cookie says. */
  fresh?: true;
  /** Refused with 429 and `Retry-After` when asked for too often. */
  limit?: LimitName;
  /** The adapter handles bytes, headers or a second object itself; the row documents and guards it all the same. */
  adapter?: "own";
  /** Device bodies ignore unknown fields, so that a newer player never loses plays; all others refuse them. */
  unknownFields?: "ignore";
  /** An unsafe method that writes nothing: a question too long for a query. */
  reads?: true;
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Sent<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;

/** What the server hands to the verb of a row. */
export interface InputOf<Row extends EndpointRow> {
  params: PathParams<Row["path"]>;
  query: Parsed<Row["query"]>;
  body: Parsed<Row["body"]>;
  /** The revision from `If-Match`; 0 where the row does not ask for one. */
  revision: number;
}
/** What the verb of a row answers. */
export type ResultOf<Row extends EndpointRow> = Row["result"] extends z.ZodType ? z.output<Row["result"]> : void;
/** What a client sends for a row. */
export type RequestOf<Row extends EndpointRow> = { params: PathParams<Row["path"]> } & (Row["query"] extends z.ZodType
  ? { query?: Sent<Row["query"]> }
  : { query?: undefined }) &
  (Row["body"] extends z.ZodType ? { body: Sent<Row["body"]> } : { body?: undefined }) &
  (Row["ifMatch"] extends true ? { revision: number } : { revision?: undefined });

/** Keeps the literal types of a table of rows. */
export const endpoints = <const Rows extends Record<string, EndpointRow>>(rows: Rows): Rows => rows;
