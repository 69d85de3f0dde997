/** When somebody may be rung: at any time, or on some weekdays between two times. */
import { Checkbox, Group, Input, Switch, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Hours } from "../api/types";
import { weekdayName } from "../i18n/times";
import classes from "./AskForm.module.css";
import { OFFICE_HOURS, WEEKDAYS } from "./draft";

interface Props {
  readonly hours: Hours | null;
  /** The server's sentences, by field. */
  readonly sentences: Readonly<Record<string, string>>;
  readonly onChange: (hours: Hours | null) => void;
}

export function HoursFields({ hours, sentences, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const days = sentences["hours.weekdays"] ?? sentences.hours;
  return (
    <Input.Wrapper error={days}>
      <Switch
        label={t("ask.limited")}
        description={t("ask.limitedHelp")}
        checked={hours !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? OFFICE_HOURS : null)}
      />
      {hours !== null && (
        <>
          <div className={classes.times}>
            {(["from", "until"] as const).map((end) => (
              <TextInput
                key={end}
                type="time"
                label={t(end === "from" ? "ask.first" : "ask.last")}
                value={hours[end] ?? ""}
                error={sentences[`hours.${end}`]}
                onChange={(event) =>
                  onChange({ ...hours, [end]: event.currentTarget.value || null })
                }
              />
            ))}
          </div>
          <Checkbox.Group
            label={t("ask.days")}
            value={hours.weekdays.map(String)}
            onChange={(chosen) => onChange({ ...hours, weekdays: chosen.map(Number).sort() })}
          >
            <Group gap="sm" mt={4}>
              {WEEKDAYS.map((day) => (
                <Checkbox key={day} value={String(day)} label={weekdayName(day, i18n.language)} />
              ))}
            </Group>
          </Checkbox.Group>
        </>
      )}
    </Input.Wrapper>
  );
}
