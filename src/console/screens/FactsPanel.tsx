import { Tag, Typography } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Screen } from "../../contracts/screen.ts";
import { useInstitutions } from "../institutions/queries.ts";
import { useMaterials } from "../materials/queries.ts";
import { useBureau } from "../shell/bureau.ts";
import { useText } from "../text/text.ts";
import { factText } from "./factText.ts";
import { text } from "./text.ts";
import { FootfallFacts } from "./FootfallFacts.tsx";
import { useHoursText } from "./useHoursText.ts";

/** What people have set for the screen. */
export function FactsPanel({ screen }: { screen: Screen }) {
  const words = useText(text);
  const factWords = useText(factText);
  const bureau = useBureau();
  const hoursText = useHoursText();
  const institution = (useInstitutions().data ?? []).find(({ id }) => id === screen.institution);
  const fallback = (useMaterials().data ?? []).find(({ id }) => id === screen.fallback);
  const rows: [string, ReactNode][] = [
    [words.location, screen.location || "—"],
    [words.kind, `${words.kinds[screen.kind]} · ${factWords.orientations[screen.orientation]}`],
    [factWords.size, <span key="size" className="numbers">{`${screen.widthPx} × ${screen.heightPx}`}</span>],
    [factWords.fit, factWords.fits[screen.fit]],
    [
      factWords.hours,
      screen.openHours
        ? screen.openHours.map((window) => <div key={JSON.stringify(window)}>{hoursText(window)}</div>)
        : factWords.hoursAlways,
    ],
    [factWords.dwell, `${screen.minDwellMs / 1000} ${factWords.seconds}`],
    [factWords.institution, institution?.name ?? factWords.own],
    [words.tags, screen.tags.length > 0 ? screen.tags.map((tag) => <Tag key={tag}>{tag}</Tag>) : "—"],
    [
      factWords.fallback,
      fallback ? (
        <Link key="fallback" to={`/b/${bureau.id}/materials/${fallback.id}`}>
          {fallback.title}
        </Link>
      ) : (
        factWords.noFallback
      ),
    ],
    [
      factWords.notes,
      screen.notes ? (
        <span key="notes" style={{ whiteSpace: "pre-line" }}>
          {screen.notes}
        </span>
      ) : (
        "—"
      ),
    ],
    [factWords.footfall, <FootfallFacts key="footfall" footfall={screen.footfall} />],
    [factWords.zone, screen.zone ?? factWords.zoneSame(bureau.zone)],
  ];
  return (
    <section className="panel panel-pad">
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {factWords.facts}
      </Typography.Title>
      <dl style={{ margin: 0 }}>
        {rows.map(([label, value]) => (
          <div key={label} className="health-row">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
