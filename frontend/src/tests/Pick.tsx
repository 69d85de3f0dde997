/** One of several things; what is chosen and is not there any more stays as it was. */
import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Choice } from "./naming";

interface Props {
  readonly "aria-label": string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
}

export function Pick({ value, choices, onChange, ...label }: Props) {
  const { t } = useTranslation();
  const known = choices.some((one) => one.value === value);
  const gone = value === "" ? t("test.choose") : t("test.goneStep", { name: value });
  return (
    <NativeSelect
      {...label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[...(known ? [] : [{ value, label: gone }]), ...choices]}
    />
  );
}
