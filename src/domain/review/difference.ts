/** A stretch of a text: in both, only in the earlier one, or only in the later one. */
export interface Stretch {
  kind: "same" | "gone" | "new";
  text: string;
}

/**
 * What has changed from one text to the other: the stretches of a longest common subsequence, where there is a choice
 * what went before what came. Latin words and numbers count as one, everything else by the character that people see.
 */
export function textDifference(before: string, after: string): Stretch[] {
  const [a, b] = [tokens(before), tokens(after)];
  const common = commonLengths(a, b);
  const stretches: Stretch[] = [];
  const add = (kind: Stretch["kind"], text: string | undefined) => {
    const last = stretches.at(-1);
    if (last?.kind === kind) last.text += text ?? "";
    else stretches.push({ kind, text: text ?? "" });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && a[i] === b[j]) {
      add("same", a[i++]);
      j += 1;
    } else if (i < a.length && lengthAt(common, i + 1, j) >= lengthAt(common, i, j + 1)) add("gone", a[i++]);
    else add("new", b[j++]);
  }
  return stretches;
}

/** `[i][j]`: the length of the longest common subsequence of what follows i and what follows j. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (!row) continue;
      row[j] =
        a[i] === b[j]
          ? lengthAt(lengths, i + 1, j + 1) + 1
          : Math.max(lengthAt(lengths, i + 1, j), lengthAt(lengths, i, j + 1));
    }
  return lengths;
}

/** Past either end nothing is common; -1 keeps the walk from leaving there while the other side has more. */
function lengthAt(lengths: readonly number[][], i: number, j: number): number {
  return lengths[i]?.[j] ?? -1;
}

function tokens(text: string): string[] {
  const graphemes = [...new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(text)].map((one) => one.segment);
  const joined: string[] = [];
  for (const one of graphemes) {
    const last = joined.at(-1);
    if (last !== undefined && WORD.test(last) && WORD.test(one)) joined[joined.length - 1] = last + one;
    else joined.push(one);
  }
  return joined;
}

const WORD = /^[\p{Script=Latin}\p{Nd}]+$/u;
