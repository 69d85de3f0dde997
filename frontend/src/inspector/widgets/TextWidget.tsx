/** A line or a few lines of text. */
import { TextInput, Textarea } from "@mantine/core";
import { asText } from "../../catalogue/fill";
import type { PlainField, TextField } from "../../catalogue/types";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

export function TextWidget(props: WidgetProps<TextField | PlainField>) {
  const { field, value, onChange } = props;
  const limits = "max" in field && field.max !== undefined ? { maxLength: field.max } : {};
  const shared = { ...inputProps(props), ...limits, value: asText(value) };
  if ("multiline" in field && field.multiline === true) {
    return (
      <Textarea
        {...shared}
        autosize
        minRows={2}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return <TextInput {...shared} onChange={(event) => onChange(event.currentTarget.value)} />;
}
