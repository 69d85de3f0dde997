/** What people have set by hand while the call comes: switches, announcements, who is off duty. */
import { useTranslation } from "react-i18next";
import { useThings } from "../store/panel";
import { usePeople } from "../store/people";
import type { PartProps } from "./draft";
import { Pick } from "./Pick";
import { Rows } from "./Rows";
import { usePairs } from "./usePairs";

interface Named {
  readonly key: string;
  readonly name: string;
}

const choicesOf = (things: readonly Named[] = []) =>
  things.map(({ key: value, name: label }) => ({ value, label }));

function Switches({ definition, onChange }: PartProps) {
  const { t } = useTranslation();
  const switches = useThings("shared_switch").data ?? [];
  const positions = (key: string): readonly string[] =>
    switches.find((one) => one.key === key)?.positions ?? [];
  const [rows, changeAll] = usePairs(definition.switches, (flipped) =>
    onChange({ switches: flipped }),
  );
  return (
    <Rows legend={t("test.switches")} rows={rows} fresh={["", ""]} onChange={changeAll}>
      {([key, position], change, name) => (
        <>
          <Pick
            aria-label={name}
            value={key}
            choices={choicesOf(switches)}
            onChange={(chosen) => change([chosen, positions(chosen)[0] ?? ""])}
          />
          <Pick
            aria-label={t("test.positionOf", { name })}
            value={position}
            choices={positions(key).map((value) => ({ value, label: value }))}
            onChange={(chosen) => change([key, chosen])}
          />
        </>
      )}
    </Rows>
  );
}

function Keys({
  legend,
  things,
  keys,
  onChange,
}: {
  readonly legend: string;
  readonly things: readonly Named[] | undefined;
  readonly keys: readonly string[] | undefined;
  readonly onChange: (keys: readonly string[]) => void;
}) {
  return (
    <Rows legend={legend} rows={keys ?? []} fresh="" onChange={onChange}>
      {(key, change, name) => (
        <Pick aria-label={name} value={key} choices={choicesOf(things)} onChange={change} />
      )}
    </Rows>
  );
}

export function ByHand(props: PartProps) {
  const { t } = useTranslation();
  const { definition, onChange } = props;
  return (
    <>
      <Switches {...props} />
      <Keys
        legend={t("test.announced")}
        things={useThings("announcement").data}
        keys={definition.announced}
        onChange={(announced) => onChange({ announced })}
      />
      <Keys
        legend={t("test.offDuty")}
        things={usePeople().data}
        keys={definition.off_duty}
        onChange={(off_duty) => onChange({ off_duty })}
      />
    </>
  );
}
