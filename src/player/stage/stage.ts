import type { Cue } from "./cue.ts";

export type Stage = {
  /** Where cues lie: prepared ones behind the picture, invisible. */
  readonly host: HTMLElement;
  /** Puts a cue behind the picture. */
  hang(cue: Cue): void;
  /** Makes a ready cue the picture; the one before it stays until the new one has been painted. */
  show(cue: Cue, offsetMs: number): void;
  /** Takes down a cue that will not be shown any more. */
  strike(cue: Cue): void;
  /** The picture that is up. */
  shown(): HTMLElement | null;
  /** How many frames have been painted: the watchdog's pulse. */
  frames(): number;
};

/** How long the old picture stays below the new one: two frames at 25 Hz. */
const OVERLAP_MS = 80;

export function createStage(host: HTMLElement): Stage {
  let top = 1;
  let shown: Cue | null = null;
  let frameCount = 0;
  const count = () => {
    frameCount += 1;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);

  function strike(cue: Cue): void {
    cue.stop();
    if (cue.element.parentNode) cue.element.parentNode.removeChild(cue.element);
  }

  return {
    host,
    hang(cue) {
      if (cue.element.parentNode !== host) host.appendChild(cue.element);
    },
    show(cue, offsetMs) {
      const before = shown;
      shown = cue;
      top += 1;
      cue.element.style.zIndex = String(top);
      cue.element.classList.add("shown");
      host.classList.add("lit");
      cue.start(offsetMs);
      if (before && before !== cue) setTimeout(() => strike(before), OVERLAP_MS);
    },
    strike,
    shown: () => (shown ? shown.element : null),
    frames: () => frameCount,
  };
}
