/** Which saved test plays itself here, and where it went another way than it should. */
import { IconFlask } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import classes from "./Phone.module.css";
import type { Phone } from "./phone";

export function ShownTest({ phone }: { readonly phone: Phone }) {
  const { t } = useTranslation();
  const shown = useStore(phone.state, (state) => state.shown);
  const begun = useStore(phone.state, (state) => state.doing !== null);
  if (shown === null) return null;
  return (
    <div className={classes.shown}>
      <IconFlask size={16} aria-hidden />
      <div>
        <strong>{shown.name === "" ? t("try.newTest") : shown.name}</strong>
        <p>{shown.sentence}</p>
        {begun && <p>{t("try.yourTurn")}</p>}
      </div>
    </div>
  );
}
