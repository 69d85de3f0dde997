/** How people behave whom the flow rings, wherever it does. */
import { NativeSelect, NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { TestPerson } from "../graph/saved-tests";
import { ROLES } from "../graph/saved-tests";
import { PhoneInput } from "../ui/PhoneInput";
import type { PartProps } from "./draft";
import { Rows } from "./Rows";

const NOBODY: TestPerson = { number: "", does: "busy" };

export function TestPeople({ definition, onChange }: PartProps) {
  const { t } = useTranslation();
  return (
    <Rows
      legend={t("test.people")}
      rows={definition.people ?? []}
      fresh={NOBODY}
      onChange={(people) => onChange({ people })}
    >
      {(person, change, name) => (
        <>
          <PhoneInput
            aria-label={name}
            value={person.number}
            onChange={(number) => change({ ...person, number })}
          />
          <NativeSelect
            aria-label={t("test.howOf", { name })}
            value={person.does ?? "answers"}
            data={ROLES.map((value) => ({ value, label: t(`testPerson.${value}`) }))}
            onChange={(event) => {
              const does = event.currentTarget.value as (typeof ROLES)[number];
              change({ number: person.number, does });
            }}
          />
          {(person.does ?? "answers") === "answers" && (
            <NumberInput
              aria-label={t("test.talksOf", { name })}
              placeholder={t("test.usual")}
              suffix=" s"
              min={0}
              max={14_400}
              allowDecimal={false}
              value={person.seconds ?? ""}
              onChange={(written) =>
                change({ ...person, seconds: typeof written === "number" ? written : null })
              }
            />
          )}
        </>
      )}
    </Rows>
  );
}
