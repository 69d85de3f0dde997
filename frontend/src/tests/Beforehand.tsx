/** What was before the call: which way it goes, values given, earlier calls, chance. */
import { NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PartProps } from "./draft";
import { fromField, toField } from "./draft";
import { Rows } from "./Rows";
import { usePairs } from "./usePairs";
import classes from "./TestForm.module.css";

function Direction({ definition, onChange }: PartProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t("test.direction")}
      value={definition.direction ?? "incoming"}
      data={(["incoming", "outgoing"] as const).map((value) => ({
        value,
        label: t(`testDirection.${value}`),
      }))}
      onChange={(event) => {
        const direction = event.currentTarget.value as "incoming" | "outgoing";
        onChange({ direction, ...(direction === "incoming" && { given: {} }) });
      }}
    />
  );
}

function Given({ definition, onChange }: PartProps) {
  const { t } = useTranslation();
  const [rows, change] = usePairs(definition.given, (given) => onChange({ given }));
  return (
    <Rows legend={t("test.given")} rows={rows} fresh={["", ""]} onChange={change}>
      {([variable, value], change, name) => (
        <>
          <TextInput
            aria-label={name}
            placeholder={t("test.variable")}
            maxLength={40}
            value={variable}
            onChange={(event) => change([event.currentTarget.value, value])}
          />
          <TextInput
            aria-label={t("test.valueOf", { name })}
            placeholder={t("test.value")}
            maxLength={500}
            value={value}
            onChange={(event) => change([variable, event.currentTarget.value])}
          />
        </>
      )}
    </Rows>
  );
}

function Passed({ definition, onChange }: PartProps) {
  const { t } = useTranslation();
  const [rows, change] = usePairs(definition.passed, (passed) => onChange({ passed }));
  return (
    <Rows legend={t("test.passedBefore")} rows={rows} fresh={["", 1]} onChange={change}>
      {([place, times], change, name) => (
        <>
          <TextInput
            aria-label={name}
            placeholder={t("test.counted")}
            maxLength={40}
            value={place}
            onChange={(event) => change([event.currentTarget.value, times])}
          />
          <NumberInput
            aria-label={t("test.timesOf", { name })}
            suffix={` ${t("test.times")}`}
            min={1}
            max={1000}
            allowDecimal={false}
            value={times}
            onChange={(written) => typeof written === "number" && change([place, written])}
          />
        </>
      )}
    </Rows>
  );
}

export function Beforehand(props: PartProps) {
  const { t } = useTranslation();
  const { definition, onChange } = props;
  const { direction, earlier } = definition;
  return (
    <>
      <div className={classes.call}>
        <Direction {...props} />
        {typeof earlier === "string" && (
          <TextInput
            type="datetime-local"
            label={t("test.earlier")}
            defaultValue={toField(earlier)}
            onChange={(event) => {
              const written = fromField(event.currentTarget.value);
              if (written !== null) onChange({ earlier: written });
            }}
          />
        )}
        <TextInput
          label={t("test.seed")}
          placeholder={t("test.usualSeed")}
          maxLength={40}
          value={definition.seed ?? ""}
          onChange={(event) => onChange({ seed: event.currentTarget.value })}
        />
      </div>
      {direction === "outgoing" && <Given {...props} />}
      {typeof earlier === "string" && <Passed {...props} />}
    </>
  );
}
