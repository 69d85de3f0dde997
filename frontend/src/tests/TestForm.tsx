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
import { Around } from "./Around";
import { CallFields } from "./CallFields";
import { Expectations } from "./Expectations";
import { Happenings } from "./Happenings";
import type { StepNames } from "./naming";
import { useStepNames } from "./naming";
import { Outcome } from "./Outcome";
import { ShowInPhone } from "./ShowInPhone";

interface Props {
  readonly opened: OpenTest;
  readonly onClose: () => void;
}

interface FootProps {
  readonly name: string;
  readonly definition: TestDefinition;
  readonly editable: boolean;
  readonly names: StepNames;
  readonly tried: ReturnType<typeof useTryTest>;
  readonly save: ReturnType<typeof useSaveTest>;
  readonly failure: Error | null;
  readonly onClose: () => void;
}

/** What became of trying it, and what can be done with it. */
function Foot(props: FootProps) {
  const { name, definition, editable, names, tried, save, failure, onClose } = props;
  const { t } = useTranslation();
  const failureText = useFailureText();
  return (
    <>
      {tried.data !== undefined && (
        <Outcome result={tried.data} names={names}>
          <ShowInPhone name={name} definition={definition} result={tried.data} onShow={onClose} />
        </Outcome>
      )}
      {failure !== null && (
        <Alert role="alert" color="red">
          {failureText(failure)}
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
    </>
  );
}

export function TestForm({ opened, onClose }: Props) {
  const { t } = useTranslation();
  const editable = useEditor((state) => state.canDesign);
  const [name, setName] = useState(opened.name);
  const [definition, setDefinition] = useState(opened.definition);
  const names = useStepNames(opened.saved?.names);
  const save = useSaveTest();
  const tried = useTryTest();
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
          <Around definition={definition} onChange={change} />
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
          <Foot
            {...{ name, definition, editable, names, tried, save, onClose }}
            failure={nameError === undefined ? (save.error ?? tried.error) : null}
          />
        </Stack>
      </form>
    </Dialog>
  );
}
