/** Back to the flow from which one went into this one. */
import { IconChevronLeft } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useFlowList } from "../store/queries";
import { useWayBack } from "./entering";
import classes from "./parts.module.css";

export function WayBack() {
  const { t } = useTranslation();
  const flows = useFlowList().data;
  const back = useWayBack();
  const name = flows?.find(({ id }) => id === back?.flow)?.name;
  if (back === null || name === undefined) return null;
  return (
    <Link href={back.address} className={classes.back} title={t("part.back", { name })}>
      <IconChevronLeft size={16} aria-hidden />
      <span className={classes.backName}>{name}</span>
    </Link>
  );
}
