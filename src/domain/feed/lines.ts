import { oneLine, type Programme } from "./programme.ts";

/**
 * One line per slogan in the order in which they run, for controllers that go round a file. What only repeats is
 * written once: going round the shorter file shows the same.
 */
export function lines({ spots }: Programme): string {
  const all = spots.flatMap(({ text }) => (text === null || oneLine(text) === "" ? [] : [oneLine(text)]));
  return all
    .slice(0, periodOf(all))
    .map((line) => `${line}\n`)
    .join("");
}

/** The shortest prefix whose repetition gives the whole list (Knuth, Morris & Pratt 1977: length less longest border). */
export function periodOf(list: readonly string[]): number {
  const borders: number[] = [0];
  let border = 0;
  for (let i = 1; i < list.length; i++) {
    while (border > 0 && list[i] !== list[border]) border = borders[border - 1] ?? 0;
    if (list[i] === list[border]) border++;
    borders[i] = border;
  }
  return list.length - (borders[list.length - 1] ?? 0);
}
