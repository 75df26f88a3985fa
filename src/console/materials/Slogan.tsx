import { useLayoutEffect, useRef, useState } from "react";
import type { TextStyle } from "../../contracts/plan.ts";
import "./materials.css";

interface Props {
  words: string;
  style: TextStyle;
  /** Runs as on a screen; off in lists, where moving things would distract. */
  running?: boolean;
  fontSize?: number;
}

// The player lets this many characters pass a point per second.
const CHARACTERS_PER_S = 3;

/** A slogan as a screen shows it. */
export function Slogan({ words, style, running = false, fontSize = 20 }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [run, setRun] = useState(600);
  useLayoutEffect(() => {
    if (box.current) setRun(box.current.clientWidth);
  }, []);
  const lines = style.template === "two_line" ? halves(words) : words;
  const scrolls = running && style.template === "scroll";
  const seconds = ([...words].length + run / fontSize) / CHARACTERS_PER_S;
  // Begins with half of the line in sight, so that nobody waits before an empty strip.
  const motion = {
    animationDuration: `${seconds}s`,
    animationDelay: `${-run / 2 / fontSize / CHARACTERS_PER_S}s`,
    ["--run" as string]: `${run}px`,
  };
  return (
    <div
      ref={box}
      className={scrolls ? "slogan is-scroll" : "slogan"}
      style={{ color: style.color, background: style.background, fontSize }}
    >
      <span style={scrolls ? motion : {}}>{lines}</span>
    </div>
  );
}

/** Two lines: as written, or broken in the middle. */
function halves(words: string): string {
  if (words.includes("\n")) return words;
  const letters = [...words];
  const middle = Math.ceil(letters.length / 2);
  return `${letters.slice(0, middle).join("")}\n${letters.slice(middle).join("")}`;
}
