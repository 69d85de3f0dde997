/** A switch on the panel: where it stands, and the other positions to flip it to. */
import { Button, Stack, Text } from "@mantine/core";
import type { SyntheticEvent } from "react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SwitchRow } from "../api/panel";
import { fieldSentences } from "../store/failures";
import { useFlip } from "../store/panel";
import { useMe } from "../store/queries";
import { may } from "../store/rights";
import { useFailureText } from "../ui/failure";
import classes from "./Panel.module.css";
import { ThingCard } from "./ThingCard";
import type { Until } from "./UntilFields";
import { NO_UNTIL, UntilFields } from "./UntilFields";
import { inUtc, when } from "./wording";

function Stand({ row }: { readonly row: SwitchRow }) {
  const { t, i18n } = useTranslation();
  if (row.position === "") return <p className={classes.state}>{t("panel.broken")}</p>;
  const { hand } = row;
  if (hand === null) {
    return (
      <p className={classes.state} role="status">
        {t("panel.standsByItself", { position: row.position })}
      </p>
    );
  }
  const said = { position: hand.position };
  return (
    <p className={classes.state} role="status">
      {hand.until === null
        ? t("panel.standsByHand", said)
        : t("panel.standsUntil", { ...said, until: when(hand.until, i18n.language) })}
      {hand.reason !== "" && ` ${hand.reason}`}
    </p>
  );
}

interface PositionsProps {
  readonly row: SwitchRow;
  readonly chosen: string;
  readonly readOnly: boolean;
  readonly onChoose: (position: string) => void;
}

function Positions({ row, chosen, readOnly, onChoose }: PositionsProps) {
  const { t } = useTranslation();
  const group = useId();
  return (
    <div className={classes.positions} role="radiogroup" aria-label={row.name}>
      {row.positions.map((position) => (
        <label key={position} className={classes.position}>
          <input
            type="radio"
            name={group}
            value={position}
            checked={position === chosen}
            disabled={readOnly}
            onChange={() => onChoose(position)}
          />
          <span>{position}</span>
          {position === row.default && <small>{t("panel.byItself")}</small>}
        </label>
      ))}
    </div>
  );
}

export function SwitchCard({ row }: { readonly row: SwitchRow }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const flips = may(useMe().data, "flip");
  const flip = useFlip(row.key);
  // Null: nothing has been chosen yet, and it shows where it stands.
  const [wanted, setWanted] = useState<string | null>(null);
  const [until, setUntil] = useState<Until>(NO_UNTIL);
  const chosen = wanted ?? row.position;
  const back = chosen === row.default;
  const forget = (): void => {
    setWanted(null);
    setUntil(NO_UNTIL);
    flip.reset();
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const order = back
      ? { position: "", until: null, reason: "" }
      : { position: chosen, until: inUtc(until.until), reason: until.reason.trim() };
    flip.mutate(order, { onSuccess: forget });
  };
  const sentence = fieldSentences(flip.error).until;
  return (
    <ThingCard kind="shared_switch" thing={row} set={row.hand !== null}>
      <Stand row={row} />
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Positions row={row} chosen={chosen} readOnly={!flips} onChoose={setWanted} />
          {wanted !== null && (
            <>
              {!back && <UntilFields value={until} error={sentence} onChange={setUntil} />}
              {flip.isError && sentence === undefined && (
                <Text size="sm" c="var(--error)" role="alert">
                  {failureText(flip.error)}
                </Text>
              )}
              <Button type="submit" size="md" fullWidth loading={flip.isPending}>
                {t("panel.flipTo", { position: chosen })}
              </Button>
              <Button variant="default" fullWidth onClick={forget}>
                {t("common.cancel")}
              </Button>
            </>
          )}
        </Stack>
      </form>
    </ThingCard>
  );
}
