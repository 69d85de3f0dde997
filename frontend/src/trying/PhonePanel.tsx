/** The phone in the corner: a call to what is drawn here, for whoever wants to hear it. */
import { CloseButton } from "@mantine/core";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "wouter";
import { useStore } from "zustand";
import { useEditor, useEditorStore, useSession } from "../store/context";
import { useFlow } from "../store/queries";
import type { ShownTest } from "../store/slices/trial";
import { useLeaving } from "../ui/focus-back";
import { Captions } from "./Captions";
import { OnCall } from "./OnCall";
import classes from "./Phone.module.css";
import { Settings } from "./Settings";
import { Share } from "./Share";
import { Turns } from "./Turns";
import { Phone } from "./phone";
import { usePhoneKeys } from "./usePhoneKeys";
import type { Wish } from "./wish";
import { firstWish, wishOfLink } from "./wish";

/** As long as the panel is open there is one phone; closing it hangs up. */
function usePhone(): Phone {
  const { flow, autosave } = useSession();
  const store = useEditorStore();
  const [phone] = useState(() => new Phone(flow.id, store, () => autosave.saveNow()));
  useEffect(() => phone.close, [phone]);
  return phone;
}

/** Plays the test that it is asked to show. */
function useShownTest(phone: Phone, otherwise: Wish): void {
  const store = useEditorStore();
  const asked = useEditor((state) => state.shownTest);
  const show = useEffectEvent((shown: ShownTest) => {
    store.getState().showTest(null);
    phone.show(shown, otherwise);
  });
  useEffect(() => {
    if (asked !== null) show(asked);
  }, [asked]);
}

function Inside({ phone }: { readonly phone: Phone }) {
  const { flow } = useSession();
  const numbers = (useFlow(flow.id).data ?? flow).numbers;
  const [asked] = useSearchParams();
  const link = asked.get("try");
  const chosen = useStore(phone.state, (state) => state.wish);
  const first = firstWish(numbers);
  const wish = chosen ?? (link === null ? first : wishOfLink(link, first));
  useShownTest(phone, first);
  const stage = useStore(phone.state, (state) => state.stage);
  const isOn = stage === "calling" || stage === "on";
  return (
    <div className={classes.columns}>
      <div className={classes.phone}>
        {isOn ? (
          <OnCall phone={phone} wish={wish} />
        ) : (
          <Settings phone={phone} wish={wish} onChange={phone.choose} numbers={numbers} />
        )}
        {!isOn && <Share wish={wish} numbers={numbers} />}
      </div>
      {stage !== "idle" && <Turns phone={phone} />}
      <Captions phone={phone} />
    </div>
  );
}

export function PhonePanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const leaving = useLeaving(onClose);
  const onKeys = usePhoneKeys(phone);
  return (
    <section
      className={classes.panel}
      aria-label={t("try.title")}
      data-pane="phone"
      data-covers
      {...leaving}
      onKeyDownCapture={onKeys}
    >
      <header className={classes.head}>
        <h2 className={classes.title}>{t("try.title")}</h2>
        <CloseButton size="sm" aria-label={t("common.close")} onClick={onClose} />
      </header>
      <Inside phone={phone} />
    </section>
  );
}
