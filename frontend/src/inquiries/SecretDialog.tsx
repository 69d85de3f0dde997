/** A secret entered or replaced; what it was nobody is shown. */
import { Alert, Button, Group, PasswordInput, Stack, TextInput } from "@mantine/core";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Secret } from "../api/inquiries";
import { useDeleteSecret, useKeepSecret } from "../store/inquiries";
import { Dialog } from "../ui/Dialog";
import { useFailureText } from "../ui/failure";

interface Props {
  /** Null: a new one. */
  readonly secret: Secret | null;
  readonly onClose: () => void;
  readonly onKept: (key: string | null) => void;
}

export function SecretDialog({ secret, onClose, onKept }: Props) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const keep = useKeepSecret();
  const remove = useDeleteSecret();
  const [name, setName] = useState(secret?.name ?? "");
  const [value, setValue] = useState("");
  const failure = keep.error ?? remove.error;
  const close = (key: string | null): void => {
    onKept(key);
    onClose();
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    // The form of a step around it is not meant.
    event.stopPropagation();
    const written = { key: secret?.key ?? null, name: name.trim(), value: value.trim() };
    keep.mutate(written, { onSuccess: ({ key }) => close(key) });
  };
  return (
    <Dialog title={t(secret === null ? "secrets.new" : "secrets.replace")} onClose={onClose}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            data-autofocus={secret === null}
            label={t("secrets.name")}
            maxLength={80}
            required
            disabled={secret !== null}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <PasswordInput
            data-autofocus={secret !== null}
            label={t("secrets.value")}
            description={t("secrets.valueHelp")}
            autoComplete="off"
            required
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
          {failure !== null && (
            <Alert role="alert" color="red">
              {failureText(failure)}
            </Alert>
          )}
          <Group justify="flex-end">
            {secret !== null && (
              <Button
                mr="auto"
                variant="subtle"
                color="red"
                loading={remove.isPending}
                onClick={() => remove.mutate(secret.key, { onSuccess: () => close(null) })}
              >
                {t("common.delete")}
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={keep.isPending}>
              {t("common.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
