/** One of the names within what the step names: a position of its switch, a column of its table. */
import { Autocomplete } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { asText } from "../../catalogue/fill";
import type { NameInField } from "../../catalogue/types";
import { useThings } from "../../store/panel";
import { useFormScope } from "../scope";
import type { WidgetProps } from "../widget";
import { inputProps } from "../widget";

const LONGEST = 60;

export function NameWithinWidget(props: WidgetProps<NameInField>) {
  const { t } = useTranslation();
  const { config } = useFormScope();
  const switches = useThings("shared_switch").data;
  const tables = useThings("table").data;
  const key = asText(config[props.field.of]);
  const ofSwitch = props.field.kind === "switch_position";
  const names = ofSwitch
    ? switches?.find((row) => row.key === key)?.positions
    : tables?.find((row) => row.key === key)?.columns;
  return (
    <Autocomplete
      {...inputProps(props)}
      placeholder={t(ofSwitch ? "panel.choose_switch_position" : "panel.choose_table_column")}
      maxLength={LONGEST}
      data={[...(names ?? [])]}
      value={asText(props.value)}
      onChange={(name) => props.onChange(name)}
    />
  );
}
