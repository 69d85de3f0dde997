/** The control of every kind of field: empty, filled in, wrong, and where nothing may be changed. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Field } from "../catalogue/types";
import { useCatalogueText } from "../i18n/catalogue";
import { Widget } from "../inspector/Widget";
import { useEditor } from "../store/context";
import classes from "./Gallery.module.css";
import { exampleOf, fieldsByKind } from "./examples";

const MOODS = ["empty", "filled", "wrong", "readOnly"] as const;

interface Props {
  readonly field: Field;
  readonly mood: (typeof MOODS)[number];
}

function Control({ field, mood }: Props) {
  const { t } = useTranslation();
  const translate = useCatalogueText();
  const [value, setValue] = useState<unknown>(() =>
    mood === "empty" ? undefined : exampleOf(field),
  );
  return (
    <div className={classes.control} data-control={field.kind} data-mood={mood}>
      <Widget
        field={field}
        value={value}
        path={`${field.name}-${mood}`}
        label={translate(field.label)}
        help={field.help ? translate(field.help) : null}
        hideLabel={false}
        error={mood === "wrong" ? t("gallery.sentence") : null}
        readOnly={mood === "readOnly"}
        onChange={setValue}
      />
    </div>
  );
}

/** Of a server newer than the page. */
const FOREIGN = { name: "tomorrow", kind: "from_tomorrow", label: "from_tomorrow" };

export function Controls() {
  const { t } = useTranslation();
  const catalogue = useEditor((state) => state.catalogue);
  const fields = [...fieldsByKind(catalogue), FOREIGN as unknown as Field];
  return (
    <div className={classes.controls}>
      <span />
      {MOODS.map((mood) => (
        <strong key={mood}>{t(`gallery.${mood}`)}</strong>
      ))}
      {fields.map((field) => [
        <code key={field.kind}>{field.kind}</code>,
        ...MOODS.map((mood) => <Control key={`${field.kind} ${mood}`} field={field} mood={mood} />),
      ])}
    </div>
  );
}
