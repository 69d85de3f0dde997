/** Says why nothing can be changed, when nothing can. */
import { Button } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useEditor, useEditorStore } from "../store/context";
import { useSideName } from "../versions/naming";
import classes from "./Editor.module.css";

function useReason(): string | null {
  const { t } = useTranslation();
  const sideName = useSideName();
  const viewed = useEditor((state) => state.viewed);
  const comparing = useEditor((state) => state.comparing);
  const canDesign = useEditor((state) => state.canDesign);
  if (comparing !== null) {
    const { before, after } = comparing;
    return t("editor.comparing", { before: sideName(before), after: sideName(after) });
  }
  if (viewed !== null) return t("editor.viewing", { number: viewed.number ?? 0 });
  return canDesign ? null : t("editor.readOnly");
}

export function ReadOnlyBar() {
  const { t } = useTranslation();
  const store = useEditorStore();
  const reason = useReason();
  const onDraft = useEditor((state) => state.viewed === null && state.comparing === null);
  const canDesign = useEditor((state) => state.canDesign);
  if (reason === null) return null;
  return (
    <div className={classes.readOnly} role="status">
      {!canDesign && (
        <span className={classes.viewOnly}>
          <IconEye size={15} aria-hidden />
          {t("editor.viewOnly")}
        </span>
      )}
      {reason}
      {!onDraft && (
        <Button size="compact-sm" variant="default" onClick={() => store.getState().view(null)}>
          {t("editor.backToDraft")}
        </Button>
      )}
    </div>
  );
}
