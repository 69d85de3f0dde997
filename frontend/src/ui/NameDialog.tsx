/** Asks for a name: for a new flow, or another one for an old. */
import { Button, Group, Stack, TextInput } from "@mantine/core";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "./Dialog";
import { useFailureText } from "./failure";

interface FormProps {
  readonly initial: string;
  readonly action: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
  /** Hears of every letter, where somebody else wants the name too. */
  readonly onTyped?: (name: string) => void;
}

interface Props extends FormProps {
  readonly title: string;
}

const LONGEST_NAME = 80;

export function NameDialog({ title, ...form }: Props) {
  return (
    <Dialog onClose={form.onClose} title={title}>
      <NameForm {...form} />
    </Dialog>
  );
}

export function NameForm({ initial, action, busy, error, onName, onClose, onTyped }: FormProps) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const [name, setName] = useState(initial);
  const [tried, setTried] = useState(false);
  const missing = tried && name.trim() === "" ? t("flows.nameMissing") : null;
  const refusal = error === null || error === undefined ? null : failureText(error);

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== "") onName(name.trim());
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          data-autofocus
          label={t("flows.name")}
          description={t("flows.nameHelp")}
          value={name}
          maxLength={LONGEST_NAME}
          error={missing ?? refusal}
          onChange={(event) => {
            setName(event.currentTarget.value);
            onTyped?.(event.currentTarget.value);
          }}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={busy}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
