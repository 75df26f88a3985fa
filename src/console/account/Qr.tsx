import { renderSVG } from "uqr";

/** A QR code, drawn here: the secret in it goes nowhere. */
export function Qr({ text, label }: { text: string; label: string }) {
  const svg = renderSVG(text, { ecc: "M", border: 4 });
  return <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={label} width={200} height={200} />;
}
