/** A phone number in international form; spaces and dashes are taken away, they never reach the carrier. */
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
