/** Issues in groups, the worst first, each with the way to its step and field. */
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { messageAt } from "../catalogue/heard";
import { stepName } from "../catalogue/naming";
import { nodeOf } from "../graph/document";
import { SEVERITIES, countOf } from "../graph/issues";
import type { Issue } from "../graph/issues";
import { issueText, useCatalogueText } from "../i18n/catalogue";
import { useEditor } from "../store/context";
import { Heard } from "../ui/Heard";
import { SeverityIcon } from "../ui/SeverityIcon";
import classes from "./IssueList.module.css";

interface Props {
  readonly issues: readonly Issue[];
  readonly onGo: (node: string, issue: Issue) => void;
}

interface RowProps {
  readonly issue: Issue;
  readonly onGo: Props["onGo"];
}

function IssueRow({ issue, onGo }: RowProps) {
  const { t } = useTranslation();
  const translate = useCatalogueText();
  const node = useEditor(({ document }) => nodeOf(document, issue.node ?? ""));
  const types = useEditor((state) => state.types);
  const message =
    node === undefined ? null : messageAt(types.get(node.type), node.config, issue.field);
  return (
    <li className={classes.row}>
      <SeverityIcon severity={issue.severity} size={16} label={t(`issues.${issue.severity}`)} />
      <span className={classes.where}>
        {node === undefined ? t("issues.wholeFlow") : stepName(node, types, translate)}
        {issue.inside ? ` › ${translate(issue.inside)}` : ""}
      </span>
      <span className={classes.text}>
        {issueText(issue, translate)}
        {message !== null && <Heard messages={[message]} size={20} className={classes.heard} />}
      </span>
      {node !== undefined && (
        <Button size="compact-xs" variant="subtle" onClick={() => onGo(node.id, issue)}>
          {t("issues.goThere")}
        </Button>
      )}
    </li>
  );
}

export function IssueList({ issues, onGo }: Props) {
  const { t } = useTranslation();
  const counts = countOf(issues);
  return SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => (
    <section key={severity}>
      <h3 className={classes.group}>
        {t(`issues.${severity}`)} <span className={classes.count}>{counts[severity]}</span>
      </h3>
      <ul className={classes.list}>
        {issues
          .filter((issue) => issue.severity === severity)
          .map((issue, index) => (
            <IssueRow key={index} issue={issue} onGo={onGo} />
          ))}
      </ul>
    </section>
  ));
}
