/** The inside of a card whose type this Antler does not know: kept, shown, not lost. */
import { IconHelpHexagon } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { FlowNode } from "../graph/document";
import classes from "./body.module.css";

export function Unknown({ node }: { readonly node: FlowNode }) {
  const { t } = useTranslation();
  const what = node.type === "" ? t("card.noType") : t("card.unknown", { type: node.type });
  return (
    <div className={classes.body}>
      <IconHelpHexagon className={classes.icon} size={20} stroke={1.75} aria-hidden />
      <div className={classes.text}>
        <div className={classes.name} title={t("card.unknownHelp")}>
          {node.name || what}
        </div>
        {node.name !== "" && (
          <div className={classes.summary} title={t("card.unknownHelp")}>
            {what}
          </div>
        )}
      </div>
    </div>
  );
}
