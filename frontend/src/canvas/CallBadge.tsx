/** How many calls stand at a step right now. */
import { IconPhoneFilled } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useEditor } from "../store/context";
import classes from "./NodeCard.module.css";

export function CallBadge({ nodeId }: { readonly nodeId: string }) {
  const { t } = useTranslation();
  const count = useEditor(({ callsAt }) => callsAt.get(nodeId) ?? 0);
  if (count === 0) return null;
  const label = t("card.calls", { count });
  return (
    <span
      className={classes.calls}
      role="status"
      aria-label={label}
      title={label}
      data-calls={count}
    >
      <IconPhoneFilled size={11} aria-hidden />
      {count}
    </span>
  );
}
