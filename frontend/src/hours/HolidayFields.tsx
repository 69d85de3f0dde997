/** National holidays: whose, which sets of them close, and whether the day before is short. */
import { Checkbox, Group, Radio, Select, Stack } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { HolidayRule } from "../api/hours";
import { useHoursChoices } from "../store/hours";
import { TimeField } from "./TimeField";

interface Props {
  readonly rule: HolidayRule;
  readonly readOnly: boolean;
  readonly onChange: (rule: HolidayRule) => void;
}

/** No country has this code. */
const NONE = "none";
const SETS = ["red_days", "office"] as const;

export function HolidayFields({ rule, readOnly, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const countries = useHoursChoices().data?.countries;
  const named = useMemo(() => {
    const names = new Intl.DisplayNames([i18n.language], { type: "region" });
    const none = rule.country === "" ? [] : [{ code: rule.country }];
    return (countries ?? none)
      .map(({ code }) => ({ value: code, label: names.of(code) ?? code }))
      .sort((one, other) => one.label.localeCompare(other.label, i18n.language));
  }, [countries, rule.country, i18n.language]);
  const eves = countries?.find(({ code }) => code === rule.country)?.eves ?? rule.country === "SE";
  return (
    <Stack gap="sm">
      <Select
        label={t("hours.country")}
        searchable
        allowDeselect={false}
        disabled={readOnly}
        data={[{ value: NONE, label: t("hours.noCountry") }, ...named]}
        value={rule.country || NONE}
        maw={320}
        onChange={(chosen) =>
          onChange({
            ...rule,
            country: chosen === null || chosen === NONE ? "" : chosen,
            closed: "red_days",
          })
        }
      />
      {rule.country !== "" && eves && (
        <Radio.Group
          label={t("hours.closedOn")}
          value={rule.closed}
          onChange={(chosen) =>
            onChange({ ...rule, closed: SETS.find((set) => set === chosen) ?? "red_days" })
          }
        >
          <Stack gap={6} mt={6}>
            {SETS.map((set) => (
              <Radio
                key={set}
                value={set}
                disabled={readOnly}
                label={t(`hours.set_${set}`)}
                description={t(`hours.setHelp_${set}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {rule.country !== "" && (
        <Group gap="sm" align="center">
          <Checkbox
            label={t("hours.shortDays")}
            description={t("hours.shortDaysHelp")}
            checked={rule.short_days}
            disabled={readOnly}
            onChange={(event) => onChange({ ...rule, short_days: event.currentTarget.checked })}
          />
          {rule.short_days && (
            <TimeField
              shown
              label={t("hours.shortUntil")}
              value={rule.short_until}
              invalid={false}
              disabled={readOnly}
              onChange={(time) => onChange({ ...rule, short_until: time })}
            />
          )}
        </Group>
      )}
    </Stack>
  );
}
