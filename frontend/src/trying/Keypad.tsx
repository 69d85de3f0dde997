/** Twelve keys, as on any phone. */
import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Phone.module.css";
import type { Phone } from "./phone";
import { KEYS } from "./usePhoneKeys";

export function Keypad({ phone }: { readonly phone: Phone }) {
  const { t } = useTranslation();
  return (
    <div className={classes.keypad} role="group" aria-label={t("try.keypad")}>
      {KEYS.map((key) => (
        <UnstyledButton
          key={key}
          className={classes.key ?? ""}
          aria-label={t("try.key", { key })}
          onClick={() => phone.press(key)}
        >
          {key}
        </UnstyledButton>
      ))}
    </div>
  );
}
