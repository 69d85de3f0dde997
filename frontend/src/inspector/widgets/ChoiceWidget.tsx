/** One of a few; a native list, which every device knows how to show. */
import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { asText } from "../../catalogue/fill";
import type { ChoiceField } from "../../catalogue/types";
import { useCatalogueText } from "../../i18n/catalogue";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

export function ChoiceWidget(props: WidgetProps<ChoiceField>) {
  const { t } = useTranslation();
  const translate = useCatalogueText();
  const { field, onChange } = props;
  const value = asText(props.value);
  const known = field.options.some((option) => option.value === value);
  const stray = known ? [] : [{ value, label: value || t("field.nothingChosen") }];
  return (
    <NativeSelect
      {...inputProps(props)}
      value={value}
      data={[
        ...stray,
        ...field.options.map((option) => ({ ...option, label: translate(option.label) })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
