import { useTime, weekdayOf } from "../text/time.ts";
import type { Scale } from "./scale.ts";

/** The head of the lanes: hours of a day, or days. */
export function Ruler({ scale, onDay }: { scale: Scale; onDay: (day: string) => void }) {
  const time = useTime();
  if (scale.zoom === "day")
    return (
      <div className="lane">
        <div className="lane-name" />
        <div className="lane-hours numbers" aria-hidden="true">
          {Array.from({ length: 12 }, (_, index) => (
            <span key={index}>{String(index * 2).padStart(2, "0")}:00</span>
          ))}
        </div>
      </div>
    );
  return (
    <div className="lane">
      <div className="lane-name" />
      <div
        className="lane-days numbers"
        style={{ gridTemplateColumns: `repeat(${scale.days.length}, minmax(0, 1fr))` }}
      >
        {scale.days.map((day) => (
          <button
            key={day}
            type="button"
            className={day === time.today ? "is-today" : weekdayOf(day) > 5 ? "is-rest" : ""}
            aria-label={time.day(day)}
            onClick={() => onDay(day)}
          >
            {scale.zoom === "week" ? time.day(day) : Number(day.slice(8))}
          </button>
        ))}
      </div>
    </div>
  );
}
