/** A part of a file: from the `start`-th byte on, `length` bytes; never empty and never beyond its end. */
export interface ByteRange {
  start: number;
  length: number;
}

/**
 * Where the bytes of materials lie. Keys are paths such as `jianghai/media/upl_…`; R2 in the cloud, a folder on the
 * bureau's own server. What is put is there completely or not at all; a
 * full disk is told as `storage_full`.
 */
export interface Media {
  /** Stores exactly `length` bytes; a stream that ends early, runs on or breaks off stores nothing and rejects. */
  put(key: string, bytes: ReadableStream<Uint8Array>, length: number): Promise<void>;
  /** The bytes, or those of a range; null when there is nothing by that key. */
  get(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null>;
  /** How many bytes there are by that key; null when there is nothing. */
  head(key: string): Promise<number | null>;
  /** Copies stream to stream. Rejects when there is nothing by the first key. */
  copy(from: string, to: string): Promise<void>;
  /** The keys that begin with `prefix`, in no order; what its last `/` ends is a folder, and only that is looked into. */
  list(prefix: string): Promise<string[]>;
  /** Afterwards there is nothing by that key, whether or not there was. */
  delete(key: string): Promise<void>;
}

/** The file of a finished upload; for ever, since a version's content never changes. */
export function fileKey(bureau: string, upload: string): string {
  return `${bureau}/media/${upload}`;
}

/** A part of a file that is not sent whole, numbered from 0; goes when the file is complete or its ticket old. */
export function partKey(bureau: string, upload: string, part: number): string {
  return `${partsPrefix(bureau, upload)}${part}`;
}
export function partsPrefix(bureau: string, upload: string): string {
  return `${bureau}/parts/${upload}-`;
}

/** The thumbnail of an upload, by its own hash: two sent at once never mix. */
export function thumbnailKey(bureau: string, upload: string, sha256: string): string {
  return `${fileKey(bureau, upload)}-${sha256}`;
}

/** What a screen drew of itself, by its own hash: a picture that is sent twice is kept once. */
export function evidenceKey(bureau: string, screenshot: string, sha256: string): string {
  return `${bureau}/evidence/${screenshot}-${sha256}`;
}

/** Plays of one numbering from one seq to another, NDJSON compressed by gzip. */
export function playsKey(bureau: string, screen: string, bootEpoch: number, firstSeq: number, lastSeq: number): string {
  return `${bureau}/plays/${screen}/${bootEpoch}-${firstSeq}-${lastSeq}.ndjson.gz`;
}

/** A file on its way in. Each attempt has its own, so that two at once never mix; the host sweeps `tmp/` at start. */
export function arrivalKey(bureau: string, upload: string): string {
  return `tmp/${bureau}/${upload}-${crypto.randomUUID()}`;
}
