/** How many calls stand at a step right now. */
import { IconPhoneFilled } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useEditor } from "../store/context";
import classes from "./NodeCard.module.css";

function Badge({ count }: { readonly count: number }) {
  const { t } = useTranslation();
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

export function CallBadge({ nodeId }: { readonly nodeId: string }) {
  const count = useEditor(({ callsAt }) => callsAt.get(nodeId) ?? 0);
  return count === 0 ? null : <Badge count={count} />;
}
