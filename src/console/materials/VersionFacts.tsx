import { Descriptions, Typography } from "antd";
import type { MaterialVersion } from "../../contracts/material.ts";
import { lengthText, useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { bytesText } from "./bytes.ts";
import { reviewText } from "./review-text.ts";
import { text } from "./text.ts";

export function VersionFacts({ version }: { version: MaterialVersion }) {
  const words = useText(text);
  const more = useText(reviewText);
  const time = useTime();
  const { validFrom, validUntil, widthPx, heightPx, durationMs, createdBy, createdAt } = version;
  const valid =
    validFrom && validUntil
      ? time.days(validFrom, validUntil)
      : validFrom
        ? more.validFrom(time.day(validFrom, false))
        : validUntil
          ? more.validUntil(time.day(validUntil, false))
          : words.validAlways;
  const facts = [
    { key: "valid", label: words.valid, children: valid },
    ...(durationMs === null ? [] : [{ key: "length", label: words.length, children: lengthText(durationMs) }]),
    ...(widthPx && heightPx ? [{ key: "pixels", label: words.pixels, children: `${widthPx} × ${heightPx}` }] : []),
    ...(version.url ? [{ key: "size", label: words.size, children: bytesText(version.bytes) }] : []),
    { key: "by", label: words.createdBy, children: `${createdBy.name} · ${time.at(createdAt)}` },
    {
      key: "hash",
      label: words.hash,
      span: "filled" as const,
      children: (
        <Typography.Text code copyable={{ text: version.sha256 }} title={version.sha256}>
          {version.sha256.slice(0, 16)}…
        </Typography.Text>
      ),
    },
  ];
  return <Descriptions style={{ marginTop: 16 }} column={{ xs: 1, md: 2 }} size="small" items={facts} />;
}
