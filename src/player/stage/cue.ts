/**
 * One prepared thing, ready to be shown without a gap: its element already lies behind the picture, decoded.
 * Offsets are ms since the thing was due to begin.
 */
export type Cue = {
  readonly element: HTMLElement;
  /** Resolves when the first picture can be shown at once; rejects with a PlayerProblem. */
  readonly ready: Promise<void>;
  /** Called when it becomes visible. */
  start(offsetMs: number): void;
  /** Called about once a second while visible, to stay in step with twin screens. */
  follow(offsetMs: number): void;
  /** Code of a failure while it was shown, or null. */
  failure(): string | null;
  /** Frees decoder and memory. */
  stop(): void;
};

/** How a picture that has another shape than the screen is fitted. */
export type Fit = "contain" | "cover";

/** A full-size layer of the stage. */
export function layer(className: string): HTMLDivElement {
  const element = document.createElement("div");
  element.className = `layer ${className}`;
  return element;
}

/** What a cue without moving parts of its own does: nothing. */
export const still = {
  start: () => undefined,
  follow: () => undefined,
  failure: () => null,
  stop: () => undefined,
};
