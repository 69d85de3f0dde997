/** On or off. */
import { Switch } from "@mantine/core";
import type { PlainField } from "../../catalogue/types";
import type { WidgetProps } from "../widget";

export function SwitchWidget(props: WidgetProps<PlainField>) {
  const { onChange, label, help, error, readOnly, field, path } = props;
  // What a step does that says nothing is its default.
  const value = props.value ?? field.default;
  return (
    <Switch
      label={label}
      description={help}
      error={error}
      disabled={readOnly}
      data-field={path}
      checked={value === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
