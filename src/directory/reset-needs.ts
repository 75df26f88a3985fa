/** Of a reset link, what decides whether a bureau may give it alone. */
export interface ResetFacts {
  person: string;
  bureau: string;
  /** The bureau keeps its administrators apart, and the person is of its staff. */
  separate: boolean;
  dropTwoFactor: boolean;
}

/**
 * Whether an operator of the platform has to confirm it. Whoever sets a password is that person, in every other bureau
 * too, and for the platform. 三员: also here, unless their second factor is still asked for.
 */
export function needsOperator(sql: SqlStorage, { person, bureau, separate, dropTwoFactor }: ResetFacts): boolean {
  const { elsewhere, operates, factor } = sql
    .exec<{ elsewhere: number; operates: number; factor: number }>(
      `SELECT EXISTS (SELECT 1 FROM membership WHERE person = ?1 AND bureau <> ?2) AS elsewhere,
         EXISTS (SELECT 1 FROM operator WHERE person = ?1) AS operates,
         EXISTS (SELECT 1 FROM "user" WHERE id = ?1 AND twoFactorEnabled = 1) AS factor`,
      person,
      bureau,
    )
    .one();
  return elsewhere === 1 || operates === 1 || (separate && (dropTwoFactor || factor === 0));
}
