import { useLanguage } from "./language.ts";

/** Words and phrases of one concept; a value with blanks is a function. */
type Phrases = { readonly [name: string]: string | Phrases | ((...blanks: never[]) => string) };
type Same<T> = T extends string
  ? string
  : T extends (...blanks: infer B) => string
    ? (...blanks: B) => string
    : { readonly [K in keyof T]: Same<T[K]> };

export interface Dictionary<T> {
  zh: T;
  en: Same<T>;
}

/** A concept's dictionary: the Chinese side is the shape that the English side must fill. */
export const dictionary = <const T extends Phrases>(zh: T, en: Same<T>): Dictionary<T> => ({ zh, en });

/** The phrases of a dictionary in the chosen language. */
export function useText<T>(words: Dictionary<T>): Same<T> {
  return useLanguage() === "en" ? words.en : asSame(words.zh);
}

// Safe because Same only widens literal types to string.
function asSame<T>(phrases: T) {
  return phrases as Same<T>;
}
