/** A red, yellow or blue mark with the sentences on hover or focus. */
import { Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Issue, Severity } from "../graph/issues";
import { worst } from "../graph/issues";
import { issueText, useCatalogueText } from "../i18n/catalogue";
import { useEditor } from "../store/context";
import { SeverityIcon } from "../ui/SeverityIcon";
import classes from "./NodeCard.module.css";

const NONE: readonly Issue[] = [];

interface MarkProps {
  readonly issues: readonly Issue[];
  readonly severity: Severity;
}

function Mark({ issues, severity }: MarkProps) {
  const { t } = useTranslation();
  const translate = useCatalogueText();
  const sentences = issues.map((issue) => issueText(issue, translate));
  return (
    <Tooltip
      label={sentences.map((sentence, index) => (
        <div key={index}>{sentence}</div>
      ))}
    >
      <span
        className={classes.mark}
        data-severity={severity}
        role="img"
        aria-label={`${t(`card.${severity}`)}: ${sentences.join(" ")}`}
      >
        <SeverityIcon severity={severity} size={18} />
      </span>
    </Tooltip>
  );
}

export function IssueMark({ nodeId }: { readonly nodeId: string }) {
  const issues = useEditor(({ issuesOf, viewed }) =>
    viewed === null ? (issuesOf.get(nodeId) ?? NONE) : NONE,
  );
  const severity = worst(issues);
  return severity === null ? null : <Mark issues={issues} severity={severity} />;
}
