/** A line or a few lines of text. */
import { TextInput, Textarea } from "@mantine/core";
import { asText } from "../../catalogue/fill";
import type { PlainField, TextField } from "../../catalogue/types";
import type { WidgetProps } from "../widget";
import { inputProps, placeholderOf } from "../widget";

export function TextWidget(props: WidgetProps<TextField | PlainField>) {
  const { field, value, onChange } = props;
  const { max, multiline = false } = field.kind === "text" ? field : {};
  const limit = max === undefined ? {} : { maxLength: max };
  const shared = {
    ...inputProps(props),
    ...limit,
    // A row of a list has no room for labels.
    placeholder: placeholderOf(field) || (props.hideLabel ? props.label : ""),
    value: asText(value),
  };
  if (multiline) {
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
