import { useSyncExternalStore } from "react";

export type Language = "zh" | "en";

const STORED = "fangfei.language";
const listeners = new Set<() => void>();
let chosen: Language = localStorage.getItem(STORED) === "en" ? "en" : "zh";
document.documentElement.lang = tagOf(chosen);

/** The BCP 47 tag of a language, for `lang` and `Accept-Language`. */
export function tagOf(language: Language): string {
  return language === "zh" ? "zh-CN" : "en";
}

export const language = (): Language => chosen;

/** Chooses the language of the whole console and remembers it on this device. */
export function choose(next: Language): void {
  chosen = next;
  localStorage.setItem(STORED, next);
  document.documentElement.lang = tagOf(next);
  for (const listener of listeners) listener();
}

/** A thing's name in the chosen language, as far as it has one there. */
export function useName(): (thing: { name: string; nameEn?: string | undefined } | undefined) => string {
  const english = useLanguage() === "en";
  return (thing) => (english && thing?.nameEn ? thing.nameEn : (thing?.name ?? ""));
}

/** What stands between names in a row in the chosen language. */
export function useBetween(): string {
  return useLanguage() === "en" ? ", " : "、";
}

/** Puts names in a row. */
export function useRow(): (names: readonly string[]) => string {
  const between = useBetween();
  return (names) => names.join(between);
}

export function useLanguage(): Language {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, language);
}
