/** One of the names within what the step names: a position of its switch, a column of its table. */
import { Autocomplete } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { asText } from "../../catalogue/fill";
import type { NameInField } from "../../catalogue/types";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";
import { useNamesWithin } from "./names-within";

const LONGEST = 60;

export function NameWithinWidget(props: WidgetProps<NameInField>) {
  const { t } = useTranslation();
  const ofSwitch = props.field.kind === "switch_position";
  const names = useNamesWithin(props.field);
  return (
    <Autocomplete
      {...inputProps(props)}
      placeholder={t(ofSwitch ? "panel.choose_switch_position" : "panel.choose_table_column")}
      maxLength={LONGEST}
      data={[...names]}
      value={asText(props.value)}
      onChange={(name) => props.onChange(name)}
    />
  );
}
