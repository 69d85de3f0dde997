/** What happens at the steps that wait: who presses what, who answers, where somebody hangs up. */
import { ActionIcon, Button, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Does, Happening } from "../graph/saved-tests";
import { DOES } from "../graph/saved-tests";
import { TAKES_SECONDS, ofDoing } from "./draft";
import type { StepNames } from "./naming";
import { Learnt } from "./Learnt";
import { StepSelect } from "./StepSelect";
import classes from "./TestForm.module.css";

interface RowProps {
  readonly happening: Happening;
  readonly number: number;
  readonly names: StepNames;
  readonly onChange: (happening: Happening) => void;
  readonly onRemove: () => void;
}

function Row({ happening, number, names, onChange, onRemove }: RowProps) {
  const { t } = useTranslation();
  const { step, does, keys = "", seconds = null } = happening;
  return (
    <li className={classes.row}>
      <StepSelect
        aria-label={t("test.stepOf", { number })}
        value={step}
        names={names}
        onChange={(chosen) => onChange({ ...happening, step: chosen })}
      />
      <NativeSelect
        aria-label={t("test.doesOf", { number })}
        value={does}
        onChange={(event) => onChange(ofDoing(happening, event.currentTarget.value as Does))}
        data={DOES.map((value) => ({
          value,
          label: t(`testDoes.${value}`),
        }))}
      />
      <div className={classes.more}>
        {does === "press" && (
          <TextInput
            aria-label={t("test.keysOf", { number })}
            placeholder="1"
            inputMode="tel"
            maxLength={40}
            value={keys}
            onChange={({ currentTarget: { value } }) =>
              onChange({ ...happening, keys: value.replace(/[^0-9*#]/g, "") })
            }
          />
        )}
        {TAKES_SECONDS.has(does) && (
          <NumberInput
            aria-label={t("test.secondsOf", { number })}
            placeholder={t("test.usual")}
            suffix=" s"
            min={0}
            max={14_400}
            allowDecimal={false}
            value={seconds ?? ""}
            onChange={(value) =>
              onChange({ ...happening, seconds: typeof value === "number" ? value : null })
            }
          />
        )}
      </div>
      {does === "learns" && (
        <div className={classes.learnt}>
          <Learnt
            aria-label={t("test.learntOf", { number })}
            answer={happening.answer}
            onChange={(answer) => onChange({ ...happening, answer })}
          />
        </div>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t("test.removeHappening", { number })}
        onClick={onRemove}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </li>
  );
}

interface Props {
  readonly happens: readonly Happening[];
  readonly names: StepNames;
  readonly onChange: (happens: readonly Happening[]) => void;
}

export function Happenings({ happens, names, onChange }: Props) {
  const { t } = useTranslation();
  const step = happens.at(-1)?.step ?? names.steps[1]?.value ?? names.steps[0]?.value ?? "";
  return (
    <fieldset className={classes.group}>
      <legend>{t("test.happens")}</legend>
      <p className={classes.help}>{t("test.happensHelp")}</p>
      <ol className={classes.rows}>
        {happens.map((happening, index) => (
          <Row
            key={index}
            happening={happening}
            number={index + 1}
            names={names}
            onChange={(changed) => onChange(happens.with(index, changed))}
            onRemove={() => onChange(happens.toSpliced(index, 1))}
          />
        ))}
      </ol>
      <Button
        size="compact-sm"
        variant="light"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange([...happens, { step, does: "press", keys: "" }])}
      >
        {t("test.addHappening")}
      </Button>
    </fieldset>
  );
}
