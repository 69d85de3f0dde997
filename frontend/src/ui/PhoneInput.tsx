/** A phone number: typed and read as people write it, kept as the carrier takes it. */
import { TextInput } from "@mantine/core";
import type { TextInputProps } from "@mantine/core";
import { useState } from "react";
import { plainNumber, spacedNumber } from "../catalogue/phone";

interface Props extends Omit<TextInputProps, "value" | "onChange" | "type"> {
  readonly value: string;
  readonly onChange: (number: string) => void;
}

export function PhoneInput({ value, onChange, ...props }: Props) {
  const [typing, setTyping] = useState(false);
  const leave = (): void => {
    setTyping(false);
    if (plainNumber(value) !== value) onChange(plainNumber(value));
  };
  return (
    <TextInput
      placeholder="+46 70 123 45 67"
      {...props}
      type="tel"
      value={typing ? value : spacedNumber(value)}
      onFocus={() => setTyping(true)}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={leave}
    />
  );
}
