/** Who calls, which number, when, and how the world answers. */
import { Button, NativeSelect, Switch, TextInput } from "@mantine/core";
import { IconPhone } from "@tabler/icons-react";
import { useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { actionOf } from "../actions";
import { useDesk } from "../actions/desk";
import { perform } from "../actions/perform";
import { spacedNumber } from "../catalogue/phone";
import { useEditor } from "../store/context";
import { PhoneInput } from "../ui/PhoneInput";
import { KeepAsTest } from "./KeepAsTest";
import { People } from "./People";
import classes from "./Phone.module.css";
import { ShownTest } from "./ShownTest";
import type { Phone } from "./phone";
import type { Trouble, Wish } from "./wish";
import { SPEEDS, TROUBLES, firstWish, localMoment, momentOf } from "./wish";

interface Props {
  readonly phone: Phone;
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
  readonly numbers: readonly string[];
}

type FieldProps = Pick<Props, "wish" | "numbers"> & {
  readonly change: (change: Partial<Wish>) => void;
};

function WhoCalls({ wish, change, numbers }: FieldProps) {
  const { t } = useTranslation();
  const hidden = wish.caller === "";
  return (
    <>
      <PhoneInput
        size="xs"
        label={t("try.caller")}
        value={wish.caller}
        disabled={hidden}
        onChange={(caller) => change({ caller })}
      />
      <Switch
        size="xs"
        label={t("try.hidden")}
        checked={hidden}
        onChange={({ currentTarget }) =>
          change({ caller: currentTarget.checked ? "" : firstWish(numbers).caller })
        }
      />
      {numbers.length > 1 ? (
        <NativeSelect
          size="xs"
          label={t("try.called")}
          value={wish.called}
          data={numbers.map((number) => ({ value: number, label: spacedNumber(number) }))}
          onChange={({ currentTarget }) => change({ called: currentTarget.value })}
        />
      ) : (
        <PhoneInput
          size="xs"
          label={t("try.called")}
          value={wish.called}
          onChange={(called) => change({ called })}
        />
      )}
    </>
  );
}

function When({ wish, change }: FieldProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        size="xs"
        type="datetime-local"
        label={t("try.when")}
        description={wish.at === null ? t("try.now") : undefined}
        inputWrapperOrder={["label", "input", "description"]}
        value={localMoment(wish.at)}
        onChange={({ currentTarget }) => change({ at: momentOf(currentTarget.value) })}
      />
      <NativeSelect
        size="xs"
        label={t("try.speed")}
        value={String(wish.speed)}
        data={SPEEDS.map((speed) => ({
          value: String(speed),
          label: speed === 1 ? t("try.asItIs") : t("try.times", { speed }),
        }))}
        onChange={({ currentTarget }) => change({ speed: Number(currentTarget.value) })}
      />
    </>
  );
}

function HowItGoes({ phone, wish, change }: FieldProps & { readonly phone: Phone }) {
  const { t } = useTranslation();
  const useMicrophone = useStore(phone.state, (state) => state.useMicrophone);
  const mayAsk = useEditor((state) => state.canDesign || state.canPublish);
  return (
    <>
      <NativeSelect
        size="xs"
        label={t("try.trouble")}
        value={wish.trouble}
        data={TROUBLES.map((value) => ({ value, label: t(`tryTrouble.${value}`) }))}
        onChange={({ currentTarget }) => change({ trouble: currentTarget.value as Trouble })}
      />
      <Switch
        size="xs"
        label={t("try.microphone")}
        checked={useMicrophone}
        onChange={({ currentTarget }) => phone.speakFor(currentTarget.checked)}
      />
      {mayAsk && (
        <Switch
          size="xs"
          color="orange"
          label={t("try.asks")}
          description={t("try.asksHelp")}
          checked={wish.asks}
          onChange={({ currentTarget }) => change({ asks: currentTarget.checked })}
        />
      )}
    </>
  );
}

function HowItWent({ phone, wish }: Pick<Props, "phone" | "wish">) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { stage, refusal, lost, shown } = useStore(phone.state);
  if (refusal !== null) {
    return (
      <div className={classes.refusal} role="alert">
        <p>{refusal.detail}</p>
        {refusal.issues && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => perform(actionOf("problems"), desk)}
          >
            {t("try.showProblems")}
          </Button>
        )}
      </div>
    );
  }
  if (stage !== "over") return null;
  return (
    <>
      <p className={classes.ended}>{t(lost ? "try.lost" : "try.over")}</p>
      <ShownTest phone={phone} />
      <KeepAsTest phone={phone} />
      {shown !== null && (
        <Button variant="default" size="xs" onClick={() => phone.call(wish, shown)}>
          {t("try.playAgain")}
        </Button>
      )}
    </>
  );
}

export function Settings({ phone, wish, onChange, numbers }: Props) {
  const { t } = useTranslation();
  const stage = useStore(phone.state, (state) => state.stage);
  const call = useRef<HTMLButtonElement>(null);
  // Who takes the phone out goes there, and whoever stood on the red button, which is gone.
  const takenOut = useEffectEvent(() => stage === "idle");
  useEffect(() => {
    if (takenOut() || document.activeElement === document.body) call.current?.focus();
  }, []);
  const change = (part: Partial<Wish>): void => onChange({ ...wish, ...part });
  const fields = { wish, change, numbers };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        phone.call(wish);
      }}
    >
      <HowItWent phone={phone} wish={wish} />
      <Button
        ref={call}
        type="submit"
        color="green"
        fullWidth
        data-autofocus
        leftSection={<IconPhone size={18} aria-hidden />}
      >
        {t(stage === "over" ? "try.again" : "try.call")}
      </Button>
      <details className={classes.settings} open={stage === "idle"}>
        <summary>{t("try.settings")}</summary>
        <div className={classes.form}>
          <WhoCalls {...fields} />
          <When {...fields} />
          <People wish={wish} change={change} />
          <HowItGoes phone={phone} {...fields} />
        </div>
      </details>
    </form>
  );
}
