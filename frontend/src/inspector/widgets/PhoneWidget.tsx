/** A phone number: typed and read as people write it, kept as the carrier takes it. */
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { asText } from "../../catalogue/fill";
import { plainNumber, spacedNumber } from "../../catalogue/phone";
import type { PlainField } from "../../catalogue/types";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

export function PhoneWidget(props: WidgetProps<PlainField>) {
  const value = asText(props.value);
  const [typing, setTyping] = useState(false);
  const leave = (): void => {
    setTyping(false);
    if (plainNumber(value) !== value) props.onChange(plainNumber(value));
  };
  return (
    <TextInput
      {...inputProps(props)}
      type="tel"
      placeholder="+46 70 123 45 67"
      value={typing ? value : spacedNumber(value)}
      onFocus={() => setTyping(true)}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      onBlur={leave}
    />
  );
}
