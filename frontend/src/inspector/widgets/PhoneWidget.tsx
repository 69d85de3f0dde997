/** A phone number: typed as people write it, kept in international form. */
import { TextInput } from "@mantine/core";
import { asText } from "../../catalogue/fill";
import { plainNumber } from "../../catalogue/phone";
import type { PlainField } from "../../catalogue/types";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

export function PhoneWidget(props: WidgetProps<PlainField>) {
  const value = asText(props.value);
  return (
    <TextInput
      {...inputProps(props)}
      type="tel"
      placeholder="+46701234567"
      value={value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      onBlur={() => plainNumber(value) !== value && props.onChange(plainNumber(value))}
    />
  );
}
