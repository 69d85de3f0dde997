/** The names within what the step names: the positions of its switch, the columns of its table. */
import { asText } from "../../catalogue/fill";
import type { NameInField } from "../../catalogue/types";
import { useThings } from "../../store/panel";
import { useFormScope } from "../scope";

export function useNamesWithin({ kind, of }: NameInField): readonly string[] {
  const { config } = useFormScope();
  const switches = useThings("shared_switch").data;
  const tables = useThings("table").data;
  const key = asText(config[of]);
  const ofSwitch = switches?.find((row) => row.key === key)?.positions;
  const ofTable = tables?.find((row) => row.key === key)?.columns;
  return (kind === "switch_position" ? ofSwitch : ofTable) ?? [];
}
