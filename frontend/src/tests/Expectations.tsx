/** What must come of a test, one sentence a row. */
import { ActionIcon, Button, NativeSelect, NumberInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Expectation, Expected } from "../graph/saved-tests";
import { EXPECTED } from "../graph/saved-tests";
import { About } from "./About";
import { ofKind } from "./draft";
import type { StepNames } from "./naming";
import classes from "./TestForm.module.css";

interface WithinProps {
  readonly label: string;
  readonly suffix?: string;
  readonly most: number;
  readonly value: number | null | undefined;
  readonly onChange: (value: number | null) => void;
}

function Within({ label, suffix = "", most, value, onChange }: WithinProps) {
  const { t } = useTranslation();
  return (
    <NumberInput
      label={label}
      placeholder={t("test.any")}
      suffix={suffix}
      min={1}
      max={most}
      allowDecimal={false}
      value={value ?? ""}
      onChange={(written) => onChange(typeof written === "number" ? written : null)}
    />
  );
}

interface RowProps {
  readonly expectation: Expectation;
  readonly number: number;
  readonly only: boolean;
  readonly names: StepNames;
  readonly onChange: (expectation: Expectation) => void;
  readonly onRemove: () => void;
}

function Row({ expectation, number, only, names, onChange, onRemove }: RowProps) {
  const { t } = useTranslation();
  const { kind } = expectation;
  return (
    <li className={classes.expectation}>
      <div className={classes.row}>
        <NativeSelect
          aria-label={t("test.kindOf", { number })}
          value={kind}
          onChange={(event) => onChange(ofKind(expectation, event.currentTarget.value as Expected))}
          data={EXPECTED.filter((one) => one !== "follows" || kind === one).map((value) => ({
            value,
            label: t(`testExpects.${value}`),
          }))}
        />
        <About expectation={expectation} number={number} names={names} onChange={onChange} />
        {!only && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t("test.removeExpectation", { number })}
            onClick={onRemove}
          >
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </div>
      <div className={classes.within}>
        <Within
          label={t("test.mostSteps")}
          most={500}
          value={expectation.most_steps}
          onChange={(most_steps) => onChange({ ...expectation, most_steps })}
        />
        <Within
          label={t("test.mostSeconds")}
          suffix=" s"
          most={86_400}
          value={expectation.most_seconds}
          onChange={(most_seconds) => onChange({ ...expectation, most_seconds })}
        />
      </div>
    </li>
  );
}

interface Props {
  readonly expects: readonly Expectation[];
  readonly names: StepNames;
  readonly onChange: (expects: readonly Expectation[]) => void;
}

export function Expectations({ expects, names, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.group}>
      <legend>{t("test.expects")}</legend>
      <ol className={classes.rows}>
        {expects.map((expectation, index) => (
          <Row
            key={index}
            expectation={expectation}
            number={index + 1}
            only={expects.length === 1}
            names={names}
            onChange={(changed) => onChange(expects.with(index, changed))}
            onRemove={() => onChange(expects.toSpliced(index, 1))}
          />
        ))}
      </ol>
      <Button
        size="compact-sm"
        variant="light"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange([...expects, { kind: "reaches" }])}
      >
        {t("test.addExpectation")}
      </Button>
    </fieldset>
  );
}
