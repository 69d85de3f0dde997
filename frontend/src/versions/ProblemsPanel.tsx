/** The list of problems below the canvas. */
import { Button, CloseButton, ScrollArea, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { removeUnreadable } from "../graph/edits";
import { useEditor, useEditorStore } from "../store/context";
import { holdsUnreadable, mayEdit } from "../store/selectors";
import { IssueList } from "./IssueList";
import { useLeaving } from "../ui/focus-back";
import classes from "./ProblemsPanel.module.css";

export function ProblemsPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const store = useEditorStore();
  const leaving = useLeaving(onClose);
  const issues = useEditor((state) => state.issues);
  const removable = useEditor((state) => mayEdit(state) && holdsUnreadable(state));
  return (
    <section
      className={classes.panel}
      aria-label={t("issues.title")}
      data-pane="problems"
      {...leaving}
    >
      <header className={classes.head}>
        <h2 className={classes.title}>{t("issues.title")}</h2>
        <CloseButton size="sm" aria-label={t("common.close")} onClick={onClose} />
      </header>
      <ScrollArea.Autosize mah={220} px={16} pb={8} offsetScrollbars="y">
        {issues.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t("issues.none")}
          </Text>
        ) : (
          <IssueList issues={issues} onGo={(node, issue) => store.getState().goTo(node, issue)} />
        )}
        {removable && (
          <Button
            size="compact-sm"
            variant="light"
            my={6}
            onClick={() => store.getState().edit(removeUnreadable)}
          >
            {t("issues.removeUnreadable")}
          </Button>
        )}
      </ScrollArea.Autosize>
    </section>
  );
}
