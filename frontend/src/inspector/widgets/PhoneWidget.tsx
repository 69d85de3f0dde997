/** A field for a phone number. */
import { asText } from "../../catalogue/fill";
import type { PlainField } from "../../catalogue/types";
import { PhoneInput } from "../../ui/PhoneInput";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

export function PhoneWidget(props: WidgetProps<PlainField>) {
  return (
    <PhoneInput
      {...inputProps(props)}
      value={asText(props.value)}
      onChange={(number) => props.onChange(number)}
    />
  );
}
