/** A time of day up to 24:00, typed as people type times: "8", "830", "17.30". */
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { readTime } from "./draft";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly invalid: boolean;
  /** A label that is seen; otherwise it is only read out. */
  readonly shown?: boolean;
  readonly onChange: (time: string) => void;
}

export function TimeField({ label, value, disabled, invalid, shown = false, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = (): void => {
    if (typed === null) return;
    const time = readTime(typed);
    if (time !== null && time !== value) onChange(time);
    setTyped(null);
  };
  return (
    <TextInput
      {...(shown ? { label } : { "aria-label": label })}
      value={typed ?? value}
      error={invalid || (typed !== null && typed !== "" && readTime(typed) === null)}
      disabled={disabled}
      inputMode="numeric"
      maxLength={5}
      w={72}
      styles={{ input: { fontVariantNumeric: "tabular-nums", textAlign: "center", padding: 4 } }}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => event.key === "Enter" && settle()}
    />
  );
}
