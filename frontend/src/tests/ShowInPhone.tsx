/** Plays a failed test in the phone, up to the step at which it went another way. */
import { Button } from "@mantine/core";
import { IconPhone } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { TestDefinition, TestResult } from "../graph/saved-tests";
import { useEditorStore } from "../store/context";

interface Props {
  readonly name: string;
  readonly definition: TestDefinition;
  readonly result: TestResult;
  /** What else happens when it is shown. */
  readonly onShow?: () => void;
}

export function ShowInPhone({ name, definition, result, onShow }: Props) {
  const { t } = useTranslation();
  const store = useEditorStore();
  const { passed, node: until, visit, sentences } = result;
  // A step that is gone is nowhere on the way.
  if (passed || until === "") return null;
  const show = (): void => {
    onShow?.();
    const [sentence = ""] = sentences;
    store.getState().showTest({ name, definition, until, visit, sentence });
  };
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      leftSection={<IconPhone size={13} aria-hidden />}
      onClick={show}
    >
      {t("test.showInPhone")}
    </Button>
  );
}
