/** One of our own numbers, or none. */
import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { asText } from "../../catalogue/fill";
import { spacedNumber } from "../../catalogue/phone";
import type { PlainField } from "../../catalogue/types";
import { useNumbers } from "../../store/numbers";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

export function OurNumberWidget(props: WidgetProps<PlainField>) {
  const { t } = useTranslation();
  const numbers = useNumbers().data ?? [];
  const value = asText(props.value);
  const stray = value !== "" && numbers.every(({ number }) => number !== value) ? [value] : [];
  return (
    <NativeSelect
      {...inputProps(props)}
      value={value}
      onChange={(event) => props.onChange(event.currentTarget.value || null)}
      data={[
        { value: "", label: t("field.nothingChosen") },
        ...stray.map((number) => ({ value: number, label: spacedNumber(number) })),
        ...numbers.map(({ number, label }) => ({
          value: number,
          label: [spacedNumber(number), label].filter(Boolean).join(" · "),
        })),
      ]}
    />
  );
}
