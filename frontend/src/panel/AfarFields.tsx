/** Who may flip a switch by phone, and whether they may by SMS. */
import { Input, MultiSelect, Radio, Stack } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Afar } from "../api/panel";
import { BY_SMS } from "../store/panel";
import { usePeople } from "../store/people";

interface Props {
  readonly value: Afar;
  readonly error: string | undefined;
  readonly onChange: (afar: Afar) => void;
}

export function AfarFields({ value, error, onChange }: Props) {
  const { t } = useTranslation();
  const group = useId();
  const people = usePeople().data ?? [];
  const chosen = BY_SMS.find((one) => one === value.by_sms) ?? "no";
  return (
    <>
      <MultiSelect
        label={t("panel.flippers")}
        description={t("panel.flippersHelp")}
        placeholder={value.people.length === 0 ? t("panel.flippersNobody") : undefined}
        searchable
        hidePickedOptions
        nothingFoundMessage={t("people.noneFound")}
        data={people.map(({ key, name, has_pin }) => ({
          value: key,
          label: has_pin ? name : t("panel.withoutPin", { name }),
        }))}
        value={[...value.people]}
        error={error}
        onChange={(keys) => onChange({ ...value, people: keys })}
      />
      {value.people.length > 0 && (
        <Input.Wrapper
          label={t("panel.bySms")}
          description={t("panel.bySmsHelp")}
          labelElement="div"
          role="radiogroup"
          aria-label={t("panel.bySms")}
        >
          <Stack gap={8} mt={6}>
            {BY_SMS.map((one) => (
              <Radio
                key={one}
                name={group}
                label={t(`panel.bySms_${one}`)}
                checked={one === chosen}
                onChange={() => onChange({ ...value, by_sms: one })}
              />
            ))}
          </Stack>
        </Input.Wrapper>
      )}
    </>
  );
}
