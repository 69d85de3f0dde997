/** Seasons: other weekly hours for a while, such as in summer. */
import { useTranslation } from "react-i18next";
import type { Season, Week } from "../api/hours";
import { DatedFields } from "./DatedFields";
import { Entries } from "./Entries";
import { WeekFields } from "./WeekFields";
import { newSeason } from "./draft";
import type { Sentences } from "./errors";

interface Props {
  readonly seasons: readonly Season[];
  /** The usual week, which a new season begins with. */
  readonly week: Week;
  readonly today: string;
  readonly sentences: Sentences;
  readonly readOnly: boolean;
  readonly onChange: (seasons: readonly Season[]) => void;
}

export function SeasonFields({ seasons, week, today, sentences, readOnly, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Entries
      entries={seasons}
      path="seasons"
      today={today}
      sentences={sentences}
      readOnly={readOnly}
      fresh={() => newSeason(today, week)}
      addLabel={t("hours.addSeason")}
      about={() => t("hours.ownWeek")}
      form={(season, at, change) => (
        <>
          <DatedFields
            dated={season}
            nameHelp={t("hours.seasonName")}
            error={sentences[`seasons.${at}`] ?? sentences[`seasons.${at}.name`] ?? null}
            readOnly={readOnly}
            onChange={change}
          />
          <WeekFields
            week={season.weekly}
            path={`seasons.${at}.weekly`}
            of={season.name || t("hours.unnamed")}
            sentences={sentences}
            readOnly={readOnly}
            onChange={(weekly) => change({ ...season, weekly })}
          />
        </>
      )}
      onChange={onChange}
    />
  );
}
