/** What every widget gets: one field, its value, and how to change it. */
import { asText } from "../catalogue/fill";
import type { Field } from "../catalogue/types";

export interface WidgetProps<Kind extends Field = Field> {
  readonly field: Kind;
  readonly value: unknown;
  /** Changes with the same `step` in a row are one undo step; null makes one of its own. */
  readonly onChange: (value: unknown, step?: string | null) => void;
  /** Where the field lies, as issues name it: "choices.0.key". */
  readonly path: string;
  /** Words for the label; where the label is not drawn it is still read out. */
  readonly label: string;
  readonly help: string | null;
  readonly hideLabel: boolean;
  readonly error: string | null;
  readonly readOnly: boolean;
}

/** What holds where the field is empty, as its placeholder. */
export function placeholderOf(field: Field, spoken: (value: unknown) => string = asText): string {
  return spoken(field.default);
}

/** What Mantine's inputs have in common. */
export function inputProps(props: WidgetProps) {
  const { label, help, hideLabel, error, readOnly, field, path } = props;
  return {
    ...(hideLabel ? { "aria-label": label } : { label, description: help }),
    error,
    disabled: readOnly,
    withAsterisk: field.required === true && !hideLabel,
    "data-field": path,
    size: "sm" as const,
  };
}
