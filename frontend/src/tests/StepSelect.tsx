/** A step of the flow by its name; one that is gone, or lies in a part, stays as it was chosen. */
import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { StepNames } from "./naming";

interface Props {
  readonly "aria-label": string;
  readonly value: string;
  readonly names: StepNames;
  readonly onChange: (step: string) => void;
}

export function StepSelect({ value, names, onChange, ...label }: Props) {
  const { t } = useTranslation();
  const known = value === "" || names.steps.some((one) => one.value === value);
  return (
    <NativeSelect
      {...label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        ...(value === "" ? [{ value: "", label: t("test.chooseStep") }] : []),
        ...names.steps,
        ...(known ? [] : [{ value, label: names.step(value) }]),
      ]}
    />
  );
}
