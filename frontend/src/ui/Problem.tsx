/** A page's or panel's failure, in a sentence, with what to do next. */
import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useFailureText } from "./failure";

interface Props {
  readonly error: unknown;
  readonly retry?: () => void;
}

export function Problem({ error, retry }: Props) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  return (
    <Stack role="alert" maw={560} mx="auto" p="xl" pt="12vh" align="flex-start">
      <Title order={1} size="h2">
        {t("errors.loadTitle")}
      </Title>
      <Text>{failureText(error)}</Text>
      <Group>
        {retry !== undefined && <Button onClick={retry}>{t("common.tryAgain")}</Button>}
        <Button component={Link} href="/" variant="default">
          {t("errors.toFlows")}
        </Button>
      </Group>
    </Stack>
  );
}
