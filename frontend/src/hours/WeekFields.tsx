/** A week: the times of each day, which may be copied to others. */
import { ActionIcon, Menu } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Week } from "../api/hours";
import { longWeekdayName } from "../i18n/times";
import { SpanFields } from "./SpanFields";
import classes from "./Hours.module.css";
import { COPY_TO, WEEKDAYS, copied, withDay } from "./draft";
import { errorUnder } from "./errors";
import type { Sentences } from "./errors";

interface Props {
  readonly week: Week;
  /** Where it lies in what the server was sent: "weekly", "seasons.0.weekly". */
  readonly path: string;
  /** Whose week it is, where there are several. */
  readonly of?: string;
  readonly sentences: Sentences;
  readonly readOnly: boolean;
  readonly onChange: (week: Week) => void;
}

interface CopyProps {
  readonly day: number;
  readonly name: string;
  readonly onCopy: (to: readonly number[]) => void;
}

function CopyMenu({ day, name, onCopy }: CopyProps) {
  const { t, i18n } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          title={t("hours.copy")}
          aria-label={t("hours.copyOf", { of: name })}
        >
          <IconCopy size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {(["workingDays", "everyDay"] as const).map((group) => (
          <Menu.Item key={group} onClick={() => onCopy(COPY_TO[group])}>
            {t(`hours.${group}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {WEEKDAYS.filter((other) => other !== day).map((other) => (
          <Menu.Item key={other} onClick={() => onCopy([other])}>
            {longWeekdayName(other + 1, i18n.language)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export function WeekFields({ week, path, of, sentences, readOnly, onChange }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <ul className={classes.week}>
      {WEEKDAYS.map((day) => {
        const name = longWeekdayName(day + 1, i18n.language);
        const spoken = of === undefined || of === "" ? name : `${of}, ${name}`;
        return (
          <li key={day} className={classes.weekday}>
            <span className={classes.dayName}>{name}</span>
            <SpanFields
              of={spoken}
              spans={week[day] ?? []}
              nothing={t("hours.closedDay")}
              error={errorUnder(sentences, `${path}.${day}`)}
              readOnly={readOnly}
              onChange={(spans) => onChange(withDay(week, day, spans))}
            />
            {!readOnly && (
              <CopyMenu day={day} name={spoken} onCopy={(to) => onChange(copied(week, day, to))} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
