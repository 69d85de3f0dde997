/** Until when something holds that is set by hand, and why. */
import { Stack, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

export interface Until {
  /** As the browser writes it, by its own clock. */
  readonly until: string;
  readonly reason: string;
}

export const NO_UNTIL: Until = { until: "", reason: "" };

interface Props {
  readonly value: Until;
  readonly error: string | undefined;
  readonly onChange: (value: Until) => void;
}

export function UntilFields({ value, error, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <TextInput
        type="datetime-local"
        label={t("panel.until")}
        description={t("panel.untilHelp")}
        value={value.until}
        error={error}
        onChange={(event) => onChange({ ...value, until: event.currentTarget.value })}
      />
      <TextInput
        label={t("panel.reason")}
        description={t("panel.reasonHelp")}
        maxLength={200}
        value={value.reason}
        onChange={(event) => onChange({ ...value, reason: event.currentTarget.value })}
      />
    </Stack>
  );
}
