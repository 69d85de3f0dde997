/** A phone number: typed and read as people write it, kept as the carrier takes it. */
import { TextInput } from "@mantine/core";
import type { TextInputProps } from "@mantine/core";
import { IconCheck, IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isWhole, plainNumber, spacedNumber } from "../catalogue/phone";

interface Props extends Omit<TextInputProps, "value" | "onChange" | "type"> {
  readonly value: string;
  readonly onChange: (number: string) => void;
}

export function PhoneInput({ value, onChange, ...props }: Props) {
  const { t } = useTranslation();
  const [typing, setTyping] = useState(false);
  const leave = (): void => {
    setTyping(false);
    if (plainNumber(value) !== value) onChange(plainNumber(value));
  };
  const whole = typing ? isWhole(value) : null;
  return (
    <TextInput
      rightSection={
        whole === true ? (
          <IconCheck
            size={16}
            color="var(--tone-talk)"
            role="img"
            aria-label={t("field.phoneWhole", { number: spacedNumber(plainNumber(value)) })}
          />
        ) : whole === false ? (
          <IconDots size={16} role="img" aria-label={t("field.phoneNotYet")} />
        ) : null
      }
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
