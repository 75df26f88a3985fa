import { Tag, Typography } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Screen } from "../../contracts/screen.ts";
import { useInstitutions } from "../institutions/queries.ts";
import { useMaterials } from "../materials/queries.ts";
import { useBureau } from "../shell/bureau.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";
import { useHoursText } from "./useHoursText.ts";

/** What people have set for the screen. */
export function FactsPanel({ screen }: { screen: Screen }) {
  const words = useText(text);
  const bureau = useBureau();
  const hoursText = useHoursText();
  const institution = (useInstitutions().data ?? []).find(({ id }) => id === screen.institution);
  const fallback = (useMaterials().data ?? []).find(({ id }) => id === screen.fallback);
  const rows: [string, ReactNode][] = [
    [words.location, screen.location || "—"],
    [words.kind, `${words.kinds[screen.kind]} · ${words.orientations[screen.orientation]}`],
    [words.size, <span key="size" className="numbers">{`${screen.widthPx} × ${screen.heightPx}`}</span>],
    [words.fit, words.fits[screen.fit]],
    [
      words.hours,
      screen.openHours
        ? screen.openHours.map((window) => <div key={JSON.stringify(window)}>{hoursText(window)}</div>)
        : words.hoursAlways,
    ],
    [words.dwell, `${screen.minDwellMs / 1000} ${words.seconds}`],
    [words.institution, institution?.name ?? words.own],
    [words.tags, screen.tags.length > 0 ? screen.tags.map((tag) => <Tag key={tag}>{tag}</Tag>) : "—"],
    [
      words.fallback,
      fallback ? (
        <Link key="fallback" to={`/b/${bureau.id}/materials/${fallback.id}`}>
          {fallback.title}
        </Link>
      ) : (
        words.noFallback
      ),
    ],
    [words.zone, screen.zone ?? words.zoneSame(bureau.zone)],
  ];
  return (
    <section className="panel panel-pad">
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {words.facts}
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
