/** The coming weeks as a calendar: each day a bar from 0 to 24 o'clock, and what sets it apart. */
import { useTranslation } from "react-i18next";
import type { Day, Piece } from "../api/hours";
import { longDate, shortDate, weekdayName } from "../i18n/times";
import classes from "./Picture.module.css";
import { WEEKDAYS } from "./draft";
import { dayInWords, dayName } from "./wording";

const WHOLE_DAY = 24 * 60;

function Bar({ pieces }: { readonly pieces: readonly Piece[] }) {
  return (
    <span className={classes.bar} aria-hidden>
      {pieces.map(({ start, end, verdict }) => (
        <span
          key={start}
          className={classes.piece}
          data-way={verdict.way}
          data-by-hand={verdict.because === "override"}
          style={{ flexGrow: (end - start) / WHOLE_DAY }}
        />
      ))}
    </span>
  );
}

function DayCell({ day }: { readonly day: Day | null }) {
  const { t, i18n } = useTranslation();
  if (day === null) return <td className={classes.empty} />;
  const words = dayInWords(day, t);
  const name = dayName(day);
  return (
    <td className={classes.day} title={`${longDate(day.date, i18n.language)}: ${words}`}>
      <span className={classes.date}>
        <span aria-hidden>
          {shortDate(day.date, i18n.language)}
          {day.clock !== "" && (
            <span className={classes.clock}>{t(`hours.clockMark_${day.clock}`)}</span>
          )}
        </span>
        <span className={classes.spoken}>{`${longDate(day.date, i18n.language)}: ${words}`}</span>
      </span>
      <Bar pieces={day.pieces} />
      <span className={classes.name} aria-hidden>
        {name}
      </span>
    </td>
  );
}

/** The days in rows of a week, from Monday on. */
function weeksOf(days: readonly Day[]): readonly (readonly (Day | null)[])[] {
  const [first] = days;
  if (first === undefined) return [];
  const before = (new Date(`${first.date}T00:00Z`).getUTCDay() + 6) % 7;
  const cells: (Day | null)[] = [...Array<null>(before).fill(null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return cells.flatMap((_, at) => (at % 7 === 0 ? [cells.slice(at, at + 7)] : []));
}

const KEY = ["open", "closed", "holiday", "exception"] as const;

export function Picture({ days }: { readonly days: readonly Day[] }) {
  const { t, i18n } = useTranslation();
  return (
    <div className={classes.frame}>
      <table className={classes.picture}>
        <caption className={classes.spoken}>{t("hours.picture")}</caption>
        <thead>
          <tr>
            {WEEKDAYS.map((day) => (
              <th key={day} scope="col">
                {weekdayName(day + 1, i18n.language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(days).map((week, at) => (
            <tr key={at}>
              {week.map((day, place) => (
                <DayCell key={place} day={day} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={classes.key} aria-hidden>
        {KEY.map((way) => (
          <li key={way}>
            <span className={classes.sample} data-way={way} />
            {t(`hours.way_${way}_plain`)}
          </li>
        ))}
        <li>
          <span className={classes.sample} data-way="open" data-by-hand />
          {t("hours.byHand")}
        </li>
      </ul>
    </div>
  );
}
