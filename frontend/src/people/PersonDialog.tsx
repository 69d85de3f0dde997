/** A person, new or changed. */
import { Alert, Button, Group, Stack, TextInput } from "@mantine/core";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Person, PersonWish } from "../api/people";
import { fieldSentences } from "../store/failures";
import { useSavePerson } from "../store/people";
import { Dialog } from "../ui/Dialog";
import { useFailureText } from "../ui/failure";
import { NumberFields } from "./NumberFields";
import { PinField } from "./PinField";

interface Props {
  /** Null for a new one. */
  readonly person: Person | null;
  readonly onClose: () => void;
  readonly onSaved?: (person: Person) => void;
}

const SHOWN_AT_FIELD = /^(name|numbers|note|code|pin)(\.|$)/;

const wishFrom = (person: Person | null): PersonWish => ({
  name: person?.name ?? "",
  numbers: person?.numbers ?? [""],
  note: person?.note ?? "",
  code: person?.code ?? "",
  pin: null,
});

/** Without spaces around, and boxes for numbers that were left empty. */
const tidied = ({ name, numbers, note, code, pin }: PersonWish): PersonWish => ({
  name: name.trim(),
  numbers: numbers.map((number) => number.trim()).filter((number) => number !== ""),
  note: note.trim(),
  code: code.trim(),
  pin,
});

export function PersonDialog({ person, onClose, onSaved }: Props) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const save = useSavePerson(person);
  const [wish, setWish] = useState(() => wishFrom(person));
  const change = (more: Partial<PersonWish>): void => setWish({ ...wish, ...more });
  const [tried, setTried] = useState(false);
  const sentences = fieldSentences(save.error);
  const atField = Object.keys(sentences).some((place) => SHOWN_AT_FIELD.test(place));
  const missing = tried && wish.name.trim() === "" ? t("people.nameMissing") : null;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    // The form of a step around it, where there is one, is not meant.
    event.stopPropagation();
    setTried(true);
    if (wish.name.trim() === "") return;
    save.mutate(tidied(wish), {
      onSuccess: (saved) => {
        onSaved?.(saved);
        onClose();
      },
    });
  };
  return (
    <Dialog title={person?.name ?? t("people.new")} onClose={onClose}>
      <form onSubmit={submit} noValidate autoComplete="off">
        <Stack>
          <TextInput
            data-autofocus
            label={t("people.name")}
            maxLength={80}
            value={wish.name}
            error={missing ?? sentences.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <NumberFields
            numbers={wish.numbers}
            sentences={sentences}
            onChange={(numbers) => change({ numbers })}
          />
          <TextInput
            label={t("people.note")}
            maxLength={300}
            value={wish.note}
            error={sentences.note}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
          <TextInput
            label={t("people.code")}
            description={t("people.codeHelp")}
            inputMode="numeric"
            maxLength={6}
            value={wish.code}
            error={sentences.code}
            onChange={(event) => change({ code: event.currentTarget.value })}
          />
          <PinField
            kept={person?.has_pin === true}
            pin={wish.pin}
            error={sentences.pin}
            onChange={(pin) => change({ pin })}
          />
          {save.isError && !atField && (
            <Alert role="alert" color="red">
              {failureText(save.error)}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t(person === null ? "common.create" : "common.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
