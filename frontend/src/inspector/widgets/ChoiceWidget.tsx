/** One of a few: all in view where they are up to four, otherwise a native list. */
import { Input, NativeSelect, SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { asText } from "../../catalogue/fill";
import type { ChoiceField, Option } from "../../catalogue/types";
import { useCatalogueText } from "../../i18n/catalogue";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

const MOST_IN_VIEW = 4;
/** So many letters stand beside each other; more of them stand below each other. */
const MOST_LETTERS = 30;

function Segments(props: WidgetProps<ChoiceField> & { readonly options: Option[] }) {
  const { value, onChange, options, label, help, error, readOnly, field, path } = props;
  const letters = options.reduce((sum, option) => sum + option.label.length, 0);
  return (
    <Input.Wrapper
      label={label}
      description={help}
      error={error}
      labelElement="div"
      withAsterisk={field.required === true}
      data-field={path}
    >
      <SegmentedControl
        fullWidth
        mt={4}
        size="xs"
        aria-label={label}
        disabled={readOnly}
        orientation={letters > MOST_LETTERS ? "vertical" : "horizontal"}
        value={asText(value)}
        onChange={(chosen) => onChange(chosen, null)}
        data={options}
      />
    </Input.Wrapper>
  );
}

export function ChoiceWidget(props: WidgetProps<ChoiceField>) {
  const { t } = useTranslation();
  const translate = useCatalogueText();
  const { field, onChange, hideLabel } = props;
  // What a step does that says nothing is its default.
  const value = asText(props.value ?? field.default);
  const options = field.options.map((one) => ({ ...one, label: translate(one.label) }));
  const known = options.some((option) => option.value === value);
  if (known && !hideLabel && options.length <= MOST_IN_VIEW) {
    return <Segments {...props} value={value} options={options} />;
  }
  const stray = known ? [] : [{ value, label: value || t("field.nothingChosen") }];
  return (
    <NativeSelect
      {...inputProps(props)}
      value={value}
      data={[...stray, ...options]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
