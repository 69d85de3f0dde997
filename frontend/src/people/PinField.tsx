/** A PIN that is kept is never shown; leaving the box empty keeps it. */
import { Checkbox, PasswordInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface Props {
  readonly kept: boolean;
  /** Null: as it is; empty: none. */
  readonly pin: string | null;
  readonly error: string | undefined;
  readonly onChange: (pin: string | null) => void;
}

export function PinField({ kept, pin, error, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <PasswordInput
        label={t("people.pin")}
        description={t(kept ? "people.pinKept" : "people.pinHelp")}
        inputMode="numeric"
        autoComplete="new-password"
        maxLength={8}
        value={pin ?? ""}
        disabled={pin === ""}
        error={error}
        onChange={({ currentTarget: { value } }) => onChange(value === "" ? null : value)}
      />
      {kept && (
        <Checkbox
          label={t("people.withoutPin")}
          checked={pin === ""}
          onChange={(event) => onChange(event.currentTarget.checked ? "" : null)}
        />
      )}
    </>
  );
}
