import { Alert } from "antd";
import type { MaterialVersion } from "../../contracts/material.ts";
import { expiresSoon } from "../../domain/review/expiry.ts";
import { useRead } from "../query.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { reviewText } from "./review-text.ts";

/** When an approved version will soon be shown no more: its last day and how far that is; null when it is not soon. */
export function useExpiry(): (version: Pick<MaterialVersion, "state" | "validUntil">) => Expiry | null {
  const words = useText(reviewText);
  const time = useTime();
  const days = useRead("bureau.get", {}).data?.expiryDays ?? 0;
  return ({ state, validUntil }) => {
    if (state !== "approved" || validUntil === null || !expiresSoon(validUntil, time.today, days)) return null;
    const left = Math.round((Date.parse(validUntil) - Date.parse(time.today)) / DAY_MS);
    return { day: time.day(validUntil), left: words.daysLeft(left), leftDays: left };
  };
}
const DAY_MS = 86_400_000;

export interface Expiry {
  day: string;
  /** In words. */
  left: string;
  leftDays: number;
}

export function ExpiryAlert({ version }: { version: MaterialVersion }) {
  const words = useText(reviewText);
  const expiry = useExpiry()(version);
  if (!expiry) return null;
  return <Alert type="warning" showIcon title={words.expiresSoon(expiry.day, expiry.left)} style={{ marginTop: 8 }} />;
}
