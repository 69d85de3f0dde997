/** Keys as little caps. */
import { Kbd } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type en from "../i18n/en.json";
import classes from "./actions.module.css";
import { keyNames } from "./keys";

type KeyWord = keyof (typeof en)["key"];

/** A key's name in the reader's language, for the few that have one. */
export function useKeyWord(): (name: string) => string {
  const { t, i18n } = useTranslation();
  return (name) => (i18n.exists(`key.${name}`) ? t(`key.${name as KeyWord}`) : name);
}

export function KeyNames({ keys }: { readonly keys: string }) {
  const words = useKeyWord();
  return (
    <span className={classes.keys}>
      {keyNames(keys, words).map((name) => (
        <Kbd key={name} size="xs">
          {name}
        </Kbd>
      ))}
    </span>
  );
}
