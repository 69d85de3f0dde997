/** The form of a step, or of a list's item, made from the catalogue's fields and nothing else. */
import { useTranslation } from "react-i18next";
import { isShown, without } from "../catalogue/shown";
import type { Config, Field } from "../catalogue/types";
import { issuesAt } from "../graph/issues";
import { issueText, useCatalogueText } from "../i18n/catalogue";
import { Widget } from "./Widget";
import { FieldNote } from "./FieldNote";
import { useFormScope } from "./scope";

interface Props {
  readonly fields: readonly Field[];
  readonly values: Config;
  /** Empty for the step itself, "choices.0" for an item. */
  readonly path?: string;
  readonly hideLabels?: boolean;
  readonly readOnly: boolean;
  /** The changed values, and which undo step the change belongs to: that of the field it was made in. */
  readonly onChange: (values: Config, step: string | null) => void;
}

export function SchemaForm({ fields, values, path = "", hideLabels = false, ...props }: Props) {
  const translate = useCatalogueText();
  const { t } = useTranslation();
  const { issues } = useFormScope();
  const labelOf = (field: Field): string => {
    const label = translate(field.label);
    return field.experimental === true ? t("field.experimental", { label }) : label;
  };
  const shown = fields.filter(
    (field) => field.kind !== "key" && field.hidden !== true && isShown(field, fields, values),
  );
  return shown.map((field) => {
    const place = path === "" ? field.name : `${path}.${field.name}`;
    const here = issuesAt(issues, place, true);
    const wrong = here.find(({ severity }) => severity === "error");
    const notes = here.filter(({ severity }) => severity !== "error");
    const widget = (
      <Widget
        field={field}
        value={values[field.name]}
        path={place}
        label={labelOf(field)}
        help={field.help ? translate(field.help) : null}
        hideLabel={hideLabels}
        error={wrong === undefined ? null : issueText(wrong, translate)}
        readOnly={props.readOnly}
        onChange={(value, step = place) =>
          props.onChange(without(fields, { ...values, [field.name]: value }), step)
        }
      />
    );
    return (
      <div key={field.name}>
        {widget}
        {notes.map((issue, index) => (
          <FieldNote key={index} issue={issue} />
        ))}
      </div>
    );
  });
}
