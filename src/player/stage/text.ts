import type { TextStyle } from "../../contracts/plan.ts";
import { layer, still, type Cue } from "./cue.ts";

/** Characters of the text that pass a point per second: a calm reading speed for Chinese on the street. */
const CHARACTERS_PER_SECOND = 3;
/** The right half of these characters is empty, which makes a centred line look off its centre. */
const ENDS_HALF_EMPTY = /[，。、；：！？]$/;
/** Two lines whose letters are smaller than this share of the shorter side are read by nobody: then there are more lines. */
const SMALLEST = 14;
const DEFAULT_STYLE: TextStyle = { template: "static", color: "#fff6e5", background: "#7d1416" };

/** A slogan. `host` is where its element will lie: sizes are measured there. */
export function textCue(text: string, style: TextStyle | undefined, host: HTMLElement): Cue {
  const { template, color, background } = style ?? DEFAULT_STYLE;
  const element = layer(`text ${template}`);
  element.style.color = color;
  element.style.backgroundColor = background;
  host.appendChild(element);
  if (template === "scroll") return scrolling(text, element);
  const sizePx = standing(text, template, element);
  if (template === "two_line" && sizePx < Math.min(element.clientWidth, element.clientHeight) / SMALLEST) {
    element.innerHTML = "";
    element.className = "layer text static";
    standing(text, "static", element);
  }
  return { ...still, element, ready: Promise.resolve() };
}

/** Writes a text as large as it fits, and answers how large that is, px. */
function standing(text: string, template: TextStyle["template"], element: HTMLElement): number {
  const lines = template === "two_line" ? inTwoLines(text) : [text];
  const block = document.createElement("div");
  block.className = "block";
  for (const line of lines) {
    const row = document.createElement("div");
    if (template === "two_line" && ENDS_HALF_EMPTY.test(line)) row.className = "hanging";
    for (const clause of clausesOf(line)) {
      const part = document.createElement("span");
      part.textContent = clause;
      row.appendChild(part);
    }
    block.appendChild(row);
  }
  element.appendChild(block);
  const longest = Math.max(...lines.map((line) => Math.max(...clausesOf(line).map((clause) => clause.length))));
  return fitInto(element, block, longest);
}

/** Runs from right to left at the same speed on every screen of one size, whatever the length of the text. */
function scrolling(text: string, element: HTMLElement): Cue {
  const width = element.clientWidth;
  const height = element.clientHeight;
  const sizePx = Math.round(Math.min(height * 0.72, width * 0.15));
  const run = document.createElement("div");
  run.className = "run";
  run.style.fontSize = `${sizePx}px`;
  run.textContent = text;
  element.appendChild(run);
  const textWidth = run.offsetWidth;
  const pixelsPerSecond = sizePx * CHARACTERS_PER_SECOND;
  const wayPx = width + textWidth;
  const motion = run.animate(
    [{ transform: `translate3d(${width}px,-50%,0)` }, { transform: `translate3d(${-textWidth}px,-50%,0)` }],
    { duration: (wayPx / pixelsPerSecond) * 1000, iterations: Infinity, easing: "linear" },
  );
  motion.pause();
  return {
    ...still,
    element,
    ready: Promise.resolve(),
    start(offsetMs) {
      motion.currentTime = offsetMs;
      motion.play();
    },
    stop: () => motion.cancel(),
  };
}

/** Breaks a text once: where its author did, else at the punctuation or space nearest to the middle, else there. */
export function inTwoLines(text: string): string[] {
  const authored = text.split(/\r?\n/).filter((line) => line.trim());
  if (authored.length > 1) return [authored[0] ?? "", authored.slice(1).join(" ")];
  const middle = text.length / 2;
  let at = -1;
  for (let index = 1; index < text.length; index += 1) {
    const breaks = /[，。！？、；：,.!?;:\s]/.test(text.charAt(index - 1));
    if (breaks && Math.abs(index - middle) < Math.abs(at - middle)) at = index;
  }
  if (at < text.length * 0.25 || at > text.length * 0.75) at = Math.ceil(middle);
  return [text.slice(0, at).trim(), text.slice(at).trim()].filter((line) => line);
}

/** Lines are broken between clauses first, and inside one only when it is longer than a line. */
export function clausesOf(text: string): string[] {
  return text.match(/[^，。！？；,!?;\n]*[，。！？；,!?;\n]+|[^，。！？；,!?;\n]+$/g) ?? [text];
}

/** Makes the block as large as it fits without breaking a clause of ten characters or less. */
function fitInto(element: HTMLElement, block: HTMLElement, longestClause: number): number {
  // Rounded up: measured widths are whole pixels.
  const width = Math.ceil(element.clientWidth * 0.92);
  const height = Math.ceil(element.clientHeight * 0.86);
  let low = 8;
  let high = Math.max(low, Math.floor(Math.min(element.clientHeight * 0.7, width / Math.min(longestClause, 10))));
  while (low < high) {
    const size = Math.ceil((low + high) / 2);
    block.style.fontSize = `${size}px`;
    if (block.scrollWidth <= width && block.offsetHeight <= height) low = size;
    else high = size - 1;
  }
  block.style.fontSize = `${low}px`;
  return low;
}
