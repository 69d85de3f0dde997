/** What an expectation is about: a step, a way out, a message, a number, an end, or a whole path. */
import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { End, Expectation } from "../graph/saved-tests";
import { ENDS } from "../graph/saved-tests";
import { usePrompts } from "../store/queries";
import { PhoneInput } from "../ui/PhoneInput";
import { PlayButton } from "../ui/PlayButton";
import { ofKind } from "./draft";
import type { StepNames } from "./naming";
import { StepSelect } from "./StepSelect";
import classes from "./TestForm.module.css";

interface Props {
  readonly expectation: Expectation;
  readonly number: number;
  readonly names: StepNames;
  readonly onChange: (expectation: Expectation) => void;
}

function Steps({ expectation, number, names, onChange }: Props) {
  const { t } = useTranslation();
  const { kind, step = "", port = "" } = expectation;
  const ways = names.ways(step);
  const known = ways.some(({ value }) => value === port);
  return (
    <div className={classes.about}>
      <StepSelect
        aria-label={t("test.expectedStep", { number })}
        value={step}
        names={names}
        onChange={(chosen) => onChange({ ...ofKind(expectation, kind), step: chosen })}
      />
      {kind === "leaves" && (
        <NativeSelect
          aria-label={t("test.expectedWay", { number })}
          value={port}
          onChange={(event) => onChange({ ...expectation, port: event.currentTarget.value })}
          data={[
            ...(known ? [] : [{ value: port, label: port === "" ? t("test.chooseWay") : port }]),
            ...ways,
          ]}
        />
      )}
    </div>
  );
}

function Message({ expectation, number, onChange }: Props) {
  const { t } = useTranslation();
  const { prompt = "" } = expectation;
  const prompts = usePrompts().data ?? [];
  const chosen = prompts.find(({ key }) => key === prompt);
  const known = chosen !== undefined;
  return (
    <div className={classes.message}>
      <NativeSelect
        aria-label={t("test.expectedMessage", { number })}
        value={prompt}
        onChange={(event) => onChange({ ...expectation, prompt: event.currentTarget.value })}
        data={[
          ...(known
            ? []
            : [{ value: prompt, label: prompt === "" ? t("test.chooseMessage") : prompt }]),
          ...prompts.map(({ key, name }) => ({ value: key, label: name })),
        ]}
      />
      {chosen !== undefined && <PlayButton url={chosen.url} name={chosen.name} size={36} />}
    </div>
  );
}

export function About(props: Props) {
  const { expectation, number, names, onChange } = props;
  const { t } = useTranslation();
  switch (expectation.kind) {
    case "reaches":
    case "leaves":
      return <Steps {...props} />;
    case "hears":
      return <Message {...props} />;
    case "connects":
      return (
        <PhoneInput
          aria-label={t("test.expectedNumber", { number })}
          value={expectation.number ?? ""}
          onChange={(written) => onChange({ ...expectation, number: written })}
        />
      );
    case "ends":
      return (
        <NativeSelect
          aria-label={t("test.expectedEnd", { number })}
          value={expectation.how ?? "end"}
          onChange={(event) => onChange({ ...expectation, how: event.currentTarget.value as End })}
          data={ENDS.map((value) => ({ value, label: t(`testEnds.${value}`) }))}
        />
      );
    case "follows":
      return (
        <span className={classes.path}>
          {(expectation.steps ?? []).map((id) => names.step(id)).join(" → ")}
        </span>
      );
  }
}
