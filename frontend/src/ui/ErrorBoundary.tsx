/** Never a blank page: a plain sentence and a way on. */
import { Button, Code, Stack, Text, Title } from "@mantine/core";
import type { ErrorInfo, ReactNode } from "react";
import { Component } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  readonly children: ReactNode;
  /** Called before the sentence is shown: time to bring unsaved work to safety. */
  readonly onCrash?: () => void;
}

interface State {
  readonly error: Error | null;
}

function Apology({ error }: { readonly error: Error }) {
  const { t } = useTranslation();
  return (
    <Stack role="alert" maw={560} mx="auto" p="xl" pt="15vh" align="flex-start">
      <Title order={1} size="h2">
        {t("errors.crashTitle")}
      </Title>
      <Text>{t("errors.crashText")}</Text>
      <Button onClick={() => location.reload()}>{t("errors.reload")}</Button>
      <details>
        <summary>{t("errors.details")}</summary>
        <Code block mt="xs">
          {error.message}
        </Code>
      </details>
    </Stack>
  );
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack);
    this.props.onCrash?.();
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error === null ? this.props.children : <Apology error={error} />;
  }
}
