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

export function IssueMark({ nodeId }: { readonly nodeId: string }) {
  const { t } = useTranslation();
  const translate = useCatalogueText();
  const issues = useEditor(({ issuesOf, viewed }) =>
    viewed === null ? (issuesOf.get(nodeId) ?? NONE) : NONE,
  );
  const severity = worst(issues);
  if (severity === null) return null;
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
