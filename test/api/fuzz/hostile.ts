import fc from "fast-check";

/** Text that has broken something somewhere before. */
const TEXTS = [
  "",
  " ",
  "\t",
  "\0",
  "\u001b[2J",
  "\ud800",
  "\udfff\ud800",
  "\ufeff",
  "\u202e钱",
  "a\u0301".repeat(300),
  "👨‍👩‍👧‍👦".repeat(40),
  "长".repeat(5_000),
  "x".repeat(121),
  "<script>alert(1)</script>",
  "' OR 1=1; --",
  '"; DROP TABLE audit; --',
  "../../../../etc/passwd",
  "..%2f..%2f",
  "%00",
  "${jndi:ldap://x}",
  "=1+1",
  "@SUM(A1)",
  "__proto__",
  "constructor",
  "toString",
  "null",
  "undefined",
  "NaN",
  "Infinity",
  "-0",
  "1e400",
  "9".repeat(400),
  "2026-02-30",
  "2026-06-31T00:00:00Z",
  "9999-12-31",
  "0000-01-01",
  "9999-12-31T23:59:60Z",
  "2026-06-15T24:00:00+08:00",
  "2026-06-15T08:00:00+99:99",
  "24:00",
  "-1:00",
  "Mars/Phobos",
  "Asia/Shanghai\0",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "http://169.254.169.254/",
  "a@b",
  "scr_" + "0".repeat(26),
  "scr_" + "Z".repeat(26),
  "per_\u0000" + "0".repeat(25),
  "\r\nSet-Cookie: a=b",
];

const NUMBERS = [
  0,
  -0,
  -1,
  1,
  0.1,
  1.5,
  255,
  65_536,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 53),
  1e21,
  1e308,
  -1e308,
  5e-324,
];

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let n = 0; n < depth; n += 1) value = n % 2 === 0 ? [value] : { a: value };
  return value;
}

/** A key called `__proto__`, as JSON can say and a literal cannot. */
const PROTO: unknown = JSON.parse('{"__proto__":{"admin":true}}');

export const hostileText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
);

export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 3, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 1, arbitrary: fc.constantFrom(null, true, false) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>([], {}, [[]], [null], PROTO, nested(5), nested(30), nested(60)) },
  { weight: 1, arbitrary: fc.constant(Array.from({ length: 1_001 }, () => "x")) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);
