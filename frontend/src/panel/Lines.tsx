/** Who set or changed it, when, until when and why; asked for when somebody looks. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ThingKind } from "../catalogue/things";
import { useThing } from "../store/panel";
import { useFailureText } from "../ui/failure";
import classes from "./Panel.module.css";
import { lineInWords } from "./wording";

interface Props {
  readonly kind: ThingKind;
  readonly thingKey: string;
}

export function Lines({ kind, thingKey }: Props) {
  const { t, i18n } = useTranslation();
  const failureText = useFailureText();
  const [open, setOpen] = useState(false);
  const thing = useThing(kind, thingKey, open);
  return (
    <details className={classes.lines} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("panel.lines")}</summary>
      {open && thing.isError && <p role="alert">{failureText(thing.error)}</p>}
      {open && thing.data !== undefined && (
        <ul>
          {thing.data.lines.map((line, at) => (
            <li key={`${line.at} ${at}`}>{lineInWords(line, t, i18n.language)}</li>
          ))}
        </ul>
      )}
    </details>
  );
}
