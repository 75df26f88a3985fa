const SHOWN_MS = 15_000;

/** Writes the screen's name over the picture for a while, so that an operator on site knows which one it is. */
export function showIdentity(name: string): void {
  const sign = document.createElement("div");
  sign.className = "identify";
  sign.textContent = name;
  document.body.appendChild(sign);
  setTimeout(() => document.body.removeChild(sign), SHOWN_MS);
}
