/** How often somebody is rung again, by why they did not answer, and after how many minutes. */
import { Input, NumberInput } from "@mantine/core";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { Reason, Retries, Retry } from "../api/types";
import classes from "./AskForm.module.css";
import { REASONS, USUAL } from "./draft";

const [FEWEST, MOST] = USUAL.limits.times;
const [SHORTEST, LONGEST] = USUAL.limits.pause;

interface Props {
  readonly retries: Retries;
  /** The server's sentences, by field. */
  readonly sentences: Readonly<Record<string, string>>;
  readonly onChange: (retries: Retries) => void;
}

export function RetryFields({ retries, sentences, onChange }: Props) {
  const { t } = useTranslation();
  const change = (reason: Reason, part: Partial<Retry>): void =>
    onChange({ ...retries, [reason]: { ...retries[reason], ...part } });
  return (
    <Input.Wrapper
      label={t("outgoing.again")}
      description={t("ask.againHelp")}
      labelElement="div"
      role="group"
      aria-label={t("outgoing.again")}
    >
      <div className={classes.retries}>
        <span />
        <span className={classes.column} aria-hidden>
          {t("ask.times")}
        </span>
        <span className={classes.column} aria-hidden>
          {t("ask.pause")}
        </span>
        {REASONS.map((reason) => {
          const word = t(`again.${reason}`);
          return (
            <Fragment key={reason}>
              <span className={classes.reason}>{word}</span>
              <NumberInput
                aria-label={`${word}: ${t("ask.times")}`}
                min={FEWEST}
                max={MOST}
                allowDecimal={false}
                value={retries[reason].times}
                error={sentences[`retries.${reason}.times`]}
                onChange={(times) => change(reason, { times: Number(times) })}
              />
              <NumberInput
                aria-label={`${word}: ${t("ask.pause")}`}
                min={SHORTEST}
                max={LONGEST}
                allowDecimal={false}
                value={retries[reason].pause}
                error={sentences[`retries.${reason}.pause`]}
                onChange={(pause) => change(reason, { pause: Number(pause) })}
              />
            </Fragment>
          );
        })}
      </div>
    </Input.Wrapper>
  );
}
