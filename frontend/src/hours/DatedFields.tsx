/** Name and days of an exception or a season: from a day to a day, perhaps each year. */
import { Checkbox, Group, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { withDates } from "./draft";

interface Dated {
  readonly name: string;
  readonly first: string;
  readonly last: string;
  readonly yearly: boolean;
}

interface Props<Kind extends Dated> {
  readonly dated: Kind;
  readonly nameHelp: string;
  readonly error: string | null;
  readonly readOnly: boolean;
  readonly onChange: (dated: Kind) => void;
}

export function DatedFields<Kind extends Dated>(props: Props<Kind>) {
  const { dated, nameHelp, error, readOnly, onChange } = props;
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t("hours.name")}
        placeholder={nameHelp}
        maxLength={60}
        value={dated.name}
        error={error}
        disabled={readOnly}
        onChange={(event) => onChange({ ...dated, name: event.currentTarget.value })}
      />
      <Group gap="sm" align="flex-end">
        {(["first", "last"] as const).map((end) => (
          <TextInput
            key={end}
            type="date"
            label={t(`hours.${end}`)}
            value={dated[end]}
            disabled={readOnly}
            onChange={(event) => {
              const day = event.currentTarget.value;
              if (day !== "") onChange(withDates(dated, { [end]: day }));
            }}
          />
        ))}
        <Checkbox
          mb={9}
          label={t("hours.yearly")}
          checked={dated.yearly}
          disabled={readOnly}
          onChange={(event) => onChange({ ...dated, yearly: event.currentTarget.checked })}
        />
      </Group>
    </>
  );
}
