/** A saved test in a form: who calls when, what happens, what is expected; tried before it is kept. */
import { Alert, Button, Group, Stack, TextInput } from "@mantine/core";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TestDefinition } from "../graph/saved-tests";
import { useEditor } from "../store/context";
import { fieldSentences } from "../store/failures";
import { useSaveTest, useTryTest } from "../store/tests";
import type { OpenTest } from "../store/slices/tests";
import { Dialog } from "../ui/Dialog";
import { useFailureText } from "../ui/failure";
import { CallFields } from "./CallFields";
import { Expectations } from "./Expectations";
import { Happenings } from "./Happenings";
import { useStepNames } from "./naming";
import { Outcome } from "./Outcome";

interface Props {
  readonly opened: OpenTest;
  readonly onClose: () => void;
}

export function TestForm({ opened, onClose }: Props) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const editable = useEditor((state) => state.canDesign);
  const [name, setName] = useState(opened.name);
  const [definition, setDefinition] = useState(opened.definition);
  const names = useStepNames(opened.saved?.names);
  const save = useSaveTest();
  const tried = useTryTest();
  const error = save.error ?? tried.error;
  const nameError = fieldSentences(save.error).name;
  const change = (part: Partial<TestDefinition>): void => {
    setDefinition((before) => ({ ...before, ...part }));
    tried.reset();
    save.reset();
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    save.mutate({ name: name.trim(), definition, saved: opened.saved }, { onSuccess: onClose });
  };
  return (
    <Dialog
      onClose={onClose}
      size="xl"
      title={t(opened.saved === null ? "test.newTitle" : "test.editTitle")}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          {opened.remarks.map((remark) => (
            <Alert key={remark} color="yellow">
              {remark}
            </Alert>
          ))}
          <TextInput
            data-autofocus
            label={t("test.name")}
            maxLength={120}
            value={name}
            error={nameError}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <CallFields definition={definition} onChange={change} />
          <Happenings
            happens={definition.happens ?? []}
            names={names}
            onChange={(happens) => change({ happens })}
          />
          <Expectations
            expects={definition.expects}
            names={names}
            onChange={(expects) => change({ expects })}
          />
          {tried.data !== undefined && <Outcome result={tried.data} names={names} />}
          {error !== null && nameError === undefined && (
            <Alert role="alert" color="red">
              {failureText(error)}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button
              variant="default"
              loading={tried.isPending}
              onClick={() => tried.mutate(definition)}
            >
              {t("test.try")}
            </Button>
            {editable && (
              <Button type="submit" loading={save.isPending} disabled={name.trim() === ""}>
                {t("test.save")}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
