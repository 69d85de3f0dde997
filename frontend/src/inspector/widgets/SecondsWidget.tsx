/** A length of time: typed as people like, read as “1 min 30 s”. */
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { secondsOf, spokenSeconds } from "../../catalogue/durations";
import type { NumberField } from "../../catalogue/types";
import type { WidgetProps } from "../widget";
import { inputProps, placeholderOf } from "../widget";

const said = (value: unknown): string => (typeof value === "number" ? spokenSeconds(value) : "");

function within({ min = 0, max = Infinity }: NumberField, seconds: number): number {
  return Math.min(max, Math.max(min, seconds));
}

export function SecondsWidget(props: WidgetProps<NumberField>) {
  const { t } = useTranslation();
  const { field, value, onChange, error } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = said(value);
  const unread = typed !== null && typed.trim() !== "" && secondsOf(typed) === null;

  const type = (text: string): void => {
    setTyped(text);
    const seconds = secondsOf(text);
    if (seconds !== null) onChange(seconds);
    else if (text.trim() === "") onChange(null);
  };
  const leave = (): void => {
    const seconds = typed === null ? null : secondsOf(typed);
    setTyped(null);
    if (seconds !== null && within(field, seconds) !== seconds) onChange(within(field, seconds));
  };
  const limit = (seconds: number | undefined): string =>
    seconds === undefined ? "" : spokenSeconds(seconds);
  return (
    <TextInput
      {...inputProps(props)}
      error={unread ? t("field.notADuration") : error}
      value={typed ?? shown}
      placeholder={placeholderOf(field, said)}
      title={t("field.limits", { min: limit(field.min), max: limit(field.max) })}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
      styles={{ wrapper: { maxWidth: 150 } }}
    />
  );
}
