/** Issues one below the other, each with the way to its step. */
import { Button } from "@mantine/core";
import { IconAlertTriangleFilled, IconCircleXFilled } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { stepName } from "../catalogue/naming";
import { nodeOf } from "../graph/document";
import type { Issue } from "../graph/issues";
import { issueText, useCatalogueText } from "../i18n/catalogue";
import { useEditor } from "../store/context";
import classes from "./IssueList.module.css";

interface Props {
  readonly issues: readonly Issue[];
  readonly onGo: (node: string) => void;
}

function IssueRow({ issue, onGo }: { readonly issue: Issue; readonly onGo: Props["onGo"] }) {
  const { t } = useTranslation();
  const translate = useCatalogueText();
  const node = useEditor(({ document }) => nodeOf(document, issue.node ?? ""));
  const types = useEditor((state) => state.types);
  const Icon = issue.severity === "error" ? IconCircleXFilled : IconAlertTriangleFilled;
  return (
    <li className={classes.row} data-severity={issue.severity}>
      <Icon size={16} role="img" aria-label={t(`issues.${issue.severity}`)} />
      <span className={classes.where}>
        {node === undefined ? t("issues.wholeFlow") : stepName(node, types, translate)}
      </span>
      <span className={classes.text}>{issueText(issue, translate)}</span>
      {node !== undefined && (
        <Button size="compact-xs" variant="subtle" onClick={() => onGo(node.id)}>
          {t("issues.goThere")}
        </Button>
      )}
    </li>
  );
}

export function IssueList({ issues, onGo }: Props) {
  const sorted = [...issues].sort((one, other) => one.severity.localeCompare(other.severity));
  return (
    <ul className={classes.list}>
      {sorted.map((issue, index) => (
        <IssueRow key={index} issue={issue} onGo={onGo} />
      ))}
    </ul>
  );
}
