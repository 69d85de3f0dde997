/** The flow's name; click and type to change it. */
import { TextInput, VisuallyHidden } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import type { KeyboardEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEditor, useSession } from "../store/context";
import { useFlow, useRenameFlow } from "../store/queries";
import { useFailureText } from "../ui/failure";
import classes from "./TopBar.module.css";

export function FlowName() {
  const { t } = useTranslation();
  const { flow } = useSession();
  const failureText = useFailureText();
  const canDesign = useEditor((state) => state.canDesign);
  const saved = useFlow(flow.id).data?.name ?? flow.name;
  const rename = useRenameFlow();
  useDocumentTitle(`${saved} – ${t("app.name")}`);
  const [typed, setTyped] = useState<string | null>(null);
  if (!canDesign)
    return (
      <h1 className={classes.name} title={saved}>
        {saved}
      </h1>
    );

  const keep = (): void => {
    const name = typed?.trim() ?? "";
    setTyped(null);
    if (name === "" || name === saved) return;
    rename.mutate(
      { id: flow.id, name },
      { onError: (error) => notifications.show({ color: "red", message: failureText(error) }) },
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === "Escape") setTyped(null);
    if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
  };
  const shown = typed ?? (rename.isPending ? rename.variables.name : saved);
  return (
    <>
      <VisuallyHidden component="h1">{saved}</VisuallyHidden>
      <TextInput
        variant="unstyled"
        aria-label={t("editor.nameLabel")}
        title={shown}
        classNames={{ input: classes.name ?? "", root: classes.nameBox ?? "" }}
        value={shown}
        maxLength={80}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={onKeyDown}
      />
    </>
  );
}
