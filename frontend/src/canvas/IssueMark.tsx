/** A red or yellow mark with the sentences on hover or focus. */
import { Tooltip } from "@mantine/core";
import { IconAlertTriangleFilled, IconCircleXFilled } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Issue } from "../graph/issues";
import { worst } from "../graph/issues";
import { issueText, useCatalogueText } from "../i18n/catalogue";
import { useEditor } from "../store/context";
import classes from "./NodeCard.module.css";

const NONE: readonly Issue[] = [];

interface MarkProps {
  readonly issues: readonly Issue[];
  readonly severity: Issue["severity"];
}

function Mark({ issues, severity }: MarkProps) {
  const { t } = useTranslation();
  const translate = useCatalogueText();
  const Icon = severity === "error" ? IconCircleXFilled : IconAlertTriangleFilled;
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
        <Icon size={18} />
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
