const FULL_WIDTH = /[０-９．，]/g;
const TEN_THOUSAND = 10_000;

/**
 * The exact integer that a person typed: full-width digits, thousands separators and 万 are expanded (`1.5万` → 15000,
 * `１４，９８０` → 14980). Null when it is not a whole number ≥ 0 — and for 余, 约, 多, 近, which only the report writes.
 */
export function readCount(typed: string): number | null {
  const plain = typed
    .replace(FULL_WIDTH, (c) => (c === "．" ? "." : c === "，" ? "," : String.fromCharCode(c.charCodeAt(0) - 0xfee0)))
    .replace(/\s/g, "");
  const parts = /^(\d{1,3}(?:,\d{3})+|\d{1,3}(?:,\d{4})+|\d+)(?:\.(\d+))?(万?)$/.exec(plain);
  if (!parts) return null;
  const [, whole = "", fraction = "", ten] = parts;
  const digits = BigInt(whole.replaceAll(",", "") + fraction) * BigInt(ten ? TEN_THOUSAND : 1);
  const scale = 10n ** BigInt(fraction.length);
  if (digits % scale !== 0n) return null;
  const value = Number(digits / scale);
  return Number.isSafeInteger(value) ? value : null;
}
