/** What is wrong with the step as a whole; a field's own problem stands at the field. */
import { Text } from "@mantine/core";
import { IconAlertTriangleFilled, IconCircleXFilled } from "@tabler/icons-react";
import type { Issue } from "../graph/issues";
import { issueText, useCatalogueText } from "../i18n/catalogue";
import classes from "./Inspector.module.css";

export function StepIssues({ issues }: { readonly issues: readonly Issue[] }) {
  const translate = useCatalogueText();
  const own = issues.filter((issue) => issue.field === null);
  if (own.length === 0) return null;
  return (
    <ul className={classes.issues}>
      {own.map((issue, index) => {
        const Icon = issue.severity === "error" ? IconCircleXFilled : IconAlertTriangleFilled;
        return (
          <li key={index} data-severity={issue.severity}>
            <Icon size={15} aria-hidden />
            <Text size="sm">{issueText(issue, translate)}</Text>
          </li>
        );
      })}
    </ul>
  );
}
