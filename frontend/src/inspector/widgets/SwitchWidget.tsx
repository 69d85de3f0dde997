/** On or off. */
import { Switch } from "@mantine/core";
import type { PlainField } from "../../catalogue/types";
import type { WidgetProps } from "../widget";

export function SwitchWidget(props: WidgetProps<PlainField>) {
  const { value, onChange, label, help, error, readOnly, path } = props;
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
