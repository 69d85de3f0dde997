/** Who calls whom, and when. */
import { Checkbox, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { spacedNumber } from "../catalogue/phone";
import { useSession } from "../store/context";
import { useFlow } from "../store/queries";
import { PhoneInput } from "../ui/PhoneInput";
import type { PartProps } from "./draft";
import { SOMEBODY, calledBefore, fromField, toField } from "./draft";
import classes from "./TestForm.module.css";

export function CallFields({ definition, onChange }: PartProps) {
  const { t } = useTranslation();
  const { flow } = useSession();
  const numbers = (useFlow(flow.id).data ?? flow).numbers;
  const { caller = "", called = "", at } = definition;
  const hidden = caller === "";
  const dialled = [...new Set([...numbers, ...(called === "" ? [] : [called])])];
  return (
    <div className={classes.call}>
      <div>
        <PhoneInput
          label={t("test.caller")}
          value={caller}
          disabled={hidden}
          onChange={(number) => onChange({ caller: number })}
        />
        <Checkbox
          mt={6}
          size="xs"
          label={t("test.hidden")}
          checked={hidden}
          onChange={(event) => onChange({ caller: event.currentTarget.checked ? "" : SOMEBODY })}
        />
        <Checkbox
          mt={6}
          size="xs"
          label={t("test.before")}
          checked={typeof definition.earlier === "string"}
          onChange={(event) => onChange(calledBefore(definition, event.currentTarget.checked))}
        />
      </div>
      <Select
        label={t("test.called")}
        placeholder={t("test.noNumber")}
        disabled={dialled.length === 0}
        clearable
        value={called === "" ? null : called}
        onChange={(number) => onChange({ called: number ?? "" })}
        data={dialled.map((number) => ({ value: number, label: spacedNumber(number) }))}
      />
      <TextInput
        type="datetime-local"
        label={t("test.at")}
        defaultValue={toField(at)}
        onChange={(event) => {
          const written = fromField(event.currentTarget.value);
          if (written !== null) onChange({ at: written });
        }}
      />
    </div>
  );
}
