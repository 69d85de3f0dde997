/** A whole number, or seconds. */
import { NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { NumberField } from "../../catalogue/types";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

export function NumberWidget(props: WidgetProps<NumberField>) {
  const { t } = useTranslation();
  const { field, value, onChange } = props;
  return (
    <NumberInput
      {...inputProps(props)}
      value={typeof value === "number" ? value : ""}
      onChange={(number) => onChange(typeof number === "number" ? number : null)}
      {...(field.min !== undefined && { min: field.min })}
      {...(field.max !== undefined && { max: field.max })}
      {...(field.kind === "seconds" && { suffix: ` ${t("field.seconds")}` })}
      allowDecimal={false}
      clampBehavior="blur"
      w={props.hideLabel ? "100%" : 140}
      styles={{ root: { width: "auto" }, wrapper: { maxWidth: 140 } }}
    />
  );
}
