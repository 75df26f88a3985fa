/** The settings by which 三员 keeps people apart. */
export interface Guards {
  separateAdministration: boolean;
  reviewSteps: number;
}

/**
 * What of the wanted settings weakens them while 三员 holds: its end, or fewer reviewers. No administrator may decide
 * that alone (GB/T 22239-2019 8.1.5: system, security and audit administration are separate).
 */
export function relaxes(now: Guards, wanted: { [Name in keyof Guards]?: Guards[Name] | undefined }): (keyof Guards)[] {
  if (!now.separateAdministration) return [];
  const { separateAdministration = true, reviewSteps = now.reviewSteps } = wanted;
  return [
    ...(separateAdministration ? [] : (["separateAdministration"] as const)),
    ...(reviewSteps < now.reviewSteps ? (["reviewSteps"] as const) : []),
  ];
}
