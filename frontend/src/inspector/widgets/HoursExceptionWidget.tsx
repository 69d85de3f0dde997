/** One of the exceptions that the step's opening hours name. */
import { Autocomplete } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { asText } from "../../catalogue/fill";
import type { NameInField } from "../../catalogue/types";
import { useHoursList } from "../../store/hours";
import { useFormScope } from "../scope";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

const LONGEST = 60;

export function HoursExceptionWidget(props: WidgetProps<NameInField>) {
  const { t } = useTranslation();
  const { config } = useFormScope();
  const key = asText(config[props.field.of]);
  const names = useHoursList().data?.find((hours) => hours.key === key)?.exceptions ?? [];
  return (
    <Autocomplete
      {...inputProps(props)}
      placeholder={t("hours.chooseException")}
      maxLength={LONGEST}
      data={[...names]}
      value={asText(props.value)}
      onChange={(name) => props.onChange(name)}
    />
  );
}
