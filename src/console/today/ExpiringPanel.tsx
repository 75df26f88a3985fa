import type { MaterialVersion } from "../../contracts/material.ts";
import { useExpiry } from "../materials/Expiry.tsx";
import { reviewText } from "../materials/review-text.ts";
import { StateTag } from "../shell/StateTag.tsx";
import { useText } from "../text/text.ts";
import { Panel, type Waiting } from "./Panel.tsx";
import { text } from "./text.ts";

interface Props {
  /** Undefined while they are being read. */
  versions: { version: MaterialVersion; item: Waiting }[] | undefined;
  failed: boolean;
}

/** Approved materials whose last valid day comes near, the nearest first. */
export function ExpiringPanel({ versions, failed }: Props) {
  const words = useText(text);
  const { expiresOn } = useText(reviewText);
  const expiryOf = useExpiry();
  const items = versions
    ?.flatMap(({ version, item }) => {
      const expiry = expiryOf(version);
      return expiry ? [{ expiry, item }] : [];
    })
    .sort((a, b) => a.expiry.leftDays - b.expiry.leftDays)
    .map(({ expiry, item }) => ({
      ...item,
      note: expiresOn(expiry.day),
      tag: <StateTag tone="waiting">{expiry.left}</StateTag>,
    }));
  return <Panel title={words.expiring} empty={words.noExpiring} failed={failed} items={items} />;
}
