/** Text with {variables}: a brace offers those the flow knows, and so does the button. */
import { TextInput, Textarea } from "@mantine/core";
import type { RefObject } from "react";
import { asText } from "../../catalogue/fill";
import type { TextField } from "../../catalogue/types";
import { Completed, useCompleting } from "../completing";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

export function TemplateWidget(props: WidgetProps<TextField>) {
  const { field, value, onChange, readOnly } = props;
  const text = asText(value);
  const completing = useCompleting({ text, onChange: (changed) => onChange(changed), readOnly });
  const { box, list, type, button } = completing;
  const shared = {
    ...inputProps(props),
    ...(field.max !== undefined && { maxLength: field.max }),
    value: text,
    rightSection: button,
    onBlur: () => list.closeDropdown(),
  };
  return (
    <Completed completing={completing}>
      {field.multiline === true ? (
        <Textarea
          {...shared}
          ref={box as RefObject<HTMLTextAreaElement | null>}
          autosize
          minRows={2}
          onChange={({ currentTarget: { value: typed, selectionStart } }) =>
            type(typed, selectionStart)
          }
        />
      ) : (
        <TextInput
          {...shared}
          ref={box as RefObject<HTMLInputElement | null>}
          onChange={({ currentTarget: { value: typed, selectionStart } }) =>
            type(typed, selectionStart ?? typed.length)
          }
        />
      )}
    </Completed>
  );
}
