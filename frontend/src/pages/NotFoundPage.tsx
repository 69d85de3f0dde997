/** For addresses that lead nowhere. */
import { Button, Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

export function NotFoundPage() {
  const { t } = useTranslation();
  useDocumentTitle(`${t("errors.notFoundTitle")} – ${t("app.name")}`);
  return (
    <Stack component="main" maw={560} mx="auto" p="xl" pt="15vh" align="flex-start">
      <Title order={1} size="h2">
        {t("errors.notFoundTitle")}
      </Title>
      <Text>{t("errors.notFoundText")}</Text>
      <Button component={Link} href="/">
        {t("errors.toFlows")}
      </Button>
    </Stack>
  );
}
