import { renderSVG } from "uqr";
import type { PairingView } from "../device/pairing.ts";
import type { Words } from "./words.ts";

export type PairingPage = PairingView & { leave(): void };

/**
 * The page that shows the code. `revoked` adds why a screen that had been paired is back here.
 * An operator types the code in the console, or scans it with a phone.
 */
export function showPairingPage(root: HTMLElement, words: () => Words, revoked: boolean): PairingPage {
  const page = document.createElement("div");
  page.className = "pairing";
  page.innerHTML = `
    <div class="pairing-sheet">
      <div class="pairing-text">
        <div class="pairing-product"></div>
        <h1></h1>
        <div class="pairing-code" aria-live="polite"></div>
        <p class="pairing-status" role="status"></p>
        <p class="pairing-hint"></p>
        <p class="pairing-revoked"></p>
        <p class="pairing-origin"></p>
      </div>
      <div class="pairing-qr"></div>
    </div>`;
  const part = (selector: string): HTMLElement => {
    const found = page.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`pairing page without ${selector}`);
    return found;
  };
  part(".pairing-origin").textContent = window.location.host;
  const code = part(".pairing-code");
  const qr = part(".pairing-qr");
  let state: "pairAsking" | "pairWaiting" | "pairUnreachable" = "pairAsking";
  const write = () => {
    part(".pairing-product").textContent = words().product;
    part("h1").textContent = words().pairTitle;
    part(".pairing-revoked").textContent = revoked ? words().pairRevoked : "";
    part(".pairing-hint").textContent = words().pairHint;
    const status = part(".pairing-status");
    // A live region is read out whenever it is written.
    if (status.textContent !== words()[state]) status.textContent = words()[state];
  };
  write();
  window.addEventListener("languagechange", write);
  root.appendChild(page);
  let shownCode = "";

  return {
    offer(offered) {
      page.classList.remove("unreachable");
      state = "pairWaiting";
      write();
      if (offered === shownCode) return;
      shownCode = offered;
      // Two groups of three are read out and typed with fewer mistakes than six in a row.
      code.innerHTML = "";
      for (const group of [offered.slice(0, 3), offered.slice(3)]) {
        const half = document.createElement("span");
        half.textContent = group;
        code.appendChild(half);
      }
      const address = `${window.location.origin}/screens/pair?code=${encodeURIComponent(offered)}`;
      qr.innerHTML = renderSVG(address, { border: 2, ecc: "M", blackColor: "#2b1210", whiteColor: "#ffffff" });
    },
    unreachable() {
      page.classList.add("unreachable");
      state = "pairUnreachable";
      write();
    },
    leave() {
      window.removeEventListener("languagechange", write);
      root.removeChild(page);
    },
  };
}
