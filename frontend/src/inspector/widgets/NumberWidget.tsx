/** A whole number within its limits. */
import { NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { NumberField } from "../../catalogue/types";
import type { WidgetProps } from "../widget";
import { inputProps, placeholderOf } from "../widget";

export function NumberWidget(props: WidgetProps<NumberField>) {
  const { t } = useTranslation();
  const { field, value, onChange } = props;
  return (
    <NumberInput
      {...inputProps(props)}
      value={typeof value === "number" ? value : ""}
      placeholder={placeholderOf(field)}
      title={t("field.limits", { min: field.min ?? "", max: field.max ?? "" })}
      onChange={(number) => onChange(typeof number === "number" ? number : null)}
      {...(field.min !== undefined && { min: field.min })}
      {...(field.max !== undefined && { max: field.max })}
      allowDecimal={false}
      clampBehavior="blur"
      styles={{ wrapper: { maxWidth: 130 } }}
    />
  );
}
