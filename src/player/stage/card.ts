import { layer, still, type Cue } from "./cue.ts";
import type { Words } from "../view/words.ts";

/** What the built-in card says. */
export type CardText = { bureauName: string; reportingChannel: string };

/** Shown when nothing else can be: the bureau and where to report. */
export function cardCue({ bureauName, reportingChannel }: CardText, words: Words, host: HTMLElement): Cue {
  const element = layer("card");
  const frame = document.createElement("div");
  frame.className = "card-frame";
  addLine(frame, "card-slogan", words.cardSlogan);
  addLine(frame, "card-bureau", bureauName);
  if (reportingChannel) {
    const channel = document.createElement("div");
    channel.className = "card-channel";
    addLine(channel, "card-label", words.reportTo);
    addLine(channel, "card-value", reportingChannel);
    frame.appendChild(channel);
  }
  element.appendChild(frame);
  host.appendChild(element);
  shrinkLines(frame);
  return { ...still, element, ready: Promise.resolve() };
}

/** Closed hours: nothing is lit. */
export function darkCue(): Cue {
  return { ...still, element: layer("dark"), ready: Promise.resolve() };
}

function addLine(parent: HTMLElement, className: string, text: string): void {
  const line = document.createElement("div");
  line.className = className;
  line.textContent = text;
  parent.appendChild(line);
}

/** Names and numbers stay on one line each: they are made smaller, down to half, before they may wrap. */
function shrinkLines(frame: HTMLElement): void {
  for (const group of Array.from(frame.querySelectorAll<HTMLElement>(".card-frame > *"))) {
    const share = (frame.clientWidth / group.offsetWidth) * 0.99;
    if (share >= 1) continue;
    const lines = group.children.length ? Array.from(group.querySelectorAll<HTMLElement>("*")) : [group];
    for (const line of lines) {
      const size = parseFloat(getComputedStyle(line).fontSize);
      line.style.fontSize = `${size * Math.max(0.5, share)}px`;
    }
    if (share < 0.5) group.classList.add("wrapping");
  }
}
