/** A phone number: typed and read as people write it, kept as the carrier takes it. */
import { TextInput } from "@mantine/core";
import type { TextInputProps } from "@mantine/core";
import { IconCheck, IconDots } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isWhole, plainNumber, spacedNumber } from "../catalogue/phone";

const ENDS_RIGHT = { justifyContent: "flex-end", paddingRight: 4 };

interface Props extends Omit<TextInputProps, "value" | "onChange" | "type" | "rightSection"> {
  readonly value: string;
  readonly onChange: (number: string, cursor: number) => void;
  /** Stands at the end of the box, after the sign that tells whether the number is whole. */
  readonly button?: ReactNode;
}

function Sign({ typed }: { readonly typed: string }) {
  const { t } = useTranslation();
  switch (isWhole(typed)) {
    case true: {
      const label = t("field.phoneWhole", { number: spacedNumber(plainNumber(typed)) });
      return <IconCheck size={16} color="var(--tone-talk)" role="img" aria-label={label} />;
    }
    case false:
      return <IconDots size={16} role="img" aria-label={t("field.phoneNotYet")} />;
    case null:
      return null;
  }
}

export function PhoneInput({ value, onChange, button, ...props }: Props) {
  const [typing, setTyping] = useState(false);
  const leave = (): void => {
    setTyping(false);
    if (plainNumber(value) !== value) onChange(plainNumber(value), value.length);
  };
  const sign = typing ? <Sign typed={value} /> : null;
  const both = button !== undefined && button !== null;
  return (
    <TextInput
      rightSection={
        both ? (
          <>
            {sign}
            {button}
          </>
        ) : (
          sign
        )
      }
      {...(both && { rightSectionWidth: 56, rightSectionProps: { style: ENDS_RIGHT } })}
      placeholder="+46 70 123 45 67"
      {...props}
      type="tel"
      value={typing ? value : spacedNumber(value)}
      onFocus={() => setTyping(true)}
      onChange={({ currentTarget: { value: typed, selectionStart } }) =>
        onChange(typed, selectionStart ?? typed.length)
      }
      onBlur={(event) => {
        leave();
        props.onBlur?.(event);
      }}
    />
  );
}
