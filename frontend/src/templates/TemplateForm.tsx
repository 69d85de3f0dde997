/** The questions of a ready-made flow; the answers make it. */
import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { Answers, Template } from "../api/templates";
import { fieldSentences } from "../store/failures";
import { useMakeFromTemplate } from "../store/templates";
import { useFailureText } from "../ui/failure";
import { AnswerField } from "./AnswerField";
import { beginnings, toSend } from "./answers";

const LONGEST_NAME = 80;

interface Props {
  readonly template: Template;
  /** What the flow is to be called, if that has been written already. */
  readonly named: string;
  readonly onBack: () => void;
}

export function TemplateForm({ template, named, onBack }: Props) {
  const { t, i18n } = useTranslation();
  const failureText = useFailureText();
  const [, navigate] = useLocation();
  const make = useMakeFromTemplate();
  const [name, setName] = useState(named.trim() === "" ? template.label : named);
  const [answers, setAnswers] = useState<Answers>(() => beginnings(template, i18n.language));
  const sentences = fieldSentences(make.error);
  const atField = Object.keys(sentences).some((place) => place !== "detail");
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (name.trim() === "") return;
    make.mutate(
      { key: template.key, name: name.trim(), answers: toSend(template, answers) },
      { onSuccess: (flow) => navigate(`/flows/${flow.id}`) },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm" c="dimmed">
          {template.text}
        </Text>
        <TextInput
          data-autofocus
          label={t("flows.name")}
          description={t("flows.nameHelp")}
          maxLength={LONGEST_NAME}
          value={name}
          error={name.trim() === "" ? t("flows.nameMissing") : sentences.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {template.questions.map((question) => (
          <AnswerField
            key={question.name}
            question={question}
            answer={answers[question.name]}
            sentences={sentences}
            onChange={(answer) => setAnswers({ ...answers, [question.name]: answer })}
          />
        ))}
        {make.error !== null && (
          <Alert color="red" role="alert">
            {atField ? t("templates.lookAgain") : failureText(make.error)}
          </Alert>
        )}
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>
            {t("templates.back")}
          </Button>
          <Button type="submit" loading={make.isPending}>
            {t("templates.make")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
