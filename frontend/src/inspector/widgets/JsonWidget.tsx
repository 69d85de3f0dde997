/** A field of a kind this canvas does not know: its value as JSON, kept only while it can be read. */
import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

function read(text: string): { readonly value: unknown } | null {
  if (text.trim() === "") return { value: null };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

const written = (value: unknown): string =>
  value === undefined || value === null ? "" : JSON.stringify(value, null, 2);

export function JsonWidget(props: WidgetProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const unread = typed !== null && read(typed) === null;
  const type = (text: string): void => {
    setTyped(text);
    const found = read(text);
    if (found !== null) props.onChange(found.value);
  };
  return (
    <Textarea
      {...inputProps(props)}
      error={unread ? t("field.notJson") : props.error}
      autosize
      minRows={2}
      styles={{ input: { fontFamily: "monospace" } }}
      value={typed ?? written(props.value)}
      onChange={(event) => type(event.currentTarget.value)}
      // What cannot be read stays to be mended: leaving the field throws no typing away.
      onBlur={() => unread || setTyped(null)}
    />
  );
}
