/** A piece of Cap'n Proto text taken as it is: a constant's name, an `embed`. */
export class Verbatim {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

export type Value = string | number | boolean | Verbatim | Value[] | { [field: string]: Value };

/** Writes a value as Cap'n Proto text (capnproto.org/language.html): `(name = "x", list = [1, 2])`. */
export function capnp(value: Value): string {
  if (typeof value === "string") return quote(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (value instanceof Verbatim) return value.source;
  if (Array.isArray(value)) return `[${value.map(capnp).join(", ")}]`;
  const fields = Object.entries(value).map(([name, field]) => `${name} = ${capnp(field)}`);
  return `(${fields.join(", ")})`;
}

/** Its strings escape as C's do; two hex digits after `\x`, never more. */
function quote(text: string): string {
  const escaped = text.replace(
    // oxlint-disable-next-line no-control-regex -- control characters are what must not pass
    /["\\\u0000-\u001f\u007f]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
  return `"${escaped}"`;
}
