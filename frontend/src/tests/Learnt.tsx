/** What an errand brought that a step waits for, as it was written down. */
import { JsonInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  readonly "aria-label": string;
  readonly answer: unknown;
  readonly onChange: (answer: unknown) => void;
}

export function Learnt({ answer, onChange, ...label }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => JSON.stringify(answer ?? {}, null, 2));
  return (
    <JsonInput
      {...label}
      autosize
      minRows={1}
      maxRows={8}
      size="xs"
      validationError={t("test.noJson")}
      value={text}
      onChange={(written) => {
        setText(written);
        try {
          onChange(JSON.parse(written));
        } catch {
          // Half written: what it said before still counts.
        }
      }}
    />
  );
}
