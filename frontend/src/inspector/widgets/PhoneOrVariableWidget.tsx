/** Whom to ring: a number as people write it, a SIP address, or a variable that holds one. */
import type { RefObject } from "react";
import { asText } from "../../catalogue/fill";
import type { TextField } from "../../catalogue/types";
import { PhoneInput } from "../../ui/PhoneInput";
import { Completed, useCompleting } from "../completing";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

/** A variable goes into a SIP address, and takes the place of a number. */
const GOES_INTO = /^\s*sips?:|\{/;

export function PhoneOrVariableWidget(props: WidgetProps<TextField>) {
  const { value, onChange, readOnly } = props;
  const text = asText(value);
  const completing = useCompleting({
    text,
    onChange: (changed) => onChange(changed),
    readOnly,
    instead: !GOES_INTO.test(text),
  });
  const { box, list, type, button } = completing;
  return (
    <Completed completing={completing}>
      <PhoneInput
        {...inputProps(props)}
        ref={box as RefObject<HTMLInputElement | null>}
        value={text}
        onChange={type}
        button={button}
        onBlur={() => list.closeDropdown()}
      />
    </Completed>
  );
}
