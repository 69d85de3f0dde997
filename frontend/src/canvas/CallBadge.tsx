/** How many calls stand at a step right now. */
import { IconHeadset, IconPhoneFilled } from "@tabler/icons-react";
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

/** Where the call stands that is being tried. */
function TriedBadge() {
  const { t } = useTranslation();
  const label = t("card.tried");
  return (
    <span className={classes.calls} role="status" title={label} data-tried>
      <IconHeadset size={12} aria-hidden />
      {label}
    </span>
  );
}

export function CallBadge({ nodeId }: { readonly nodeId: string }) {
  const count = useEditor(({ callsAt }) => callsAt.get(nodeId) ?? 0);
  const tried = useEditor(({ triedAt }) => triedAt === nodeId);
  if (tried) return <TriedBadge />;
  return count === 0 ? null : <Badge count={count} />;
}
