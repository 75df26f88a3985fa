const PAGES: Record<string, string> = {
  cmp: "campaigns",
  mat: "materials",
  pls: "playlists",
  scr: "screens",
  bkg: "bookings",
  evt: "events",
  out: "outcomes",
};

/** The kind of a subject, by the prefix of its id; empty for what has none. */
export function kindOf(subject: string): string {
  return /^[a-z]{3}(?=_)/.exec(subject)?.[0] ?? "";
}

/** The page of a subject under /b/:bureau, where it has one. */
export function pageOf(subject: string): string | null {
  const page = PAGES[kindOf(subject)];
  return page ? `${page}/${subject}` : null;
}
