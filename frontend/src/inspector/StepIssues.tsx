/** What is wrong with the step as a whole; a field's own problem stands at the field. */
import { Text } from "@mantine/core";
import type { Issue } from "../graph/issues";
import { issueText, useCatalogueText } from "../i18n/catalogue";
import { SeverityIcon } from "../ui/SeverityIcon";
import classes from "./Inspector.module.css";

export function StepIssues({ issues }: { readonly issues: readonly Issue[] }) {
  const translate = useCatalogueText();
  const own = issues.filter((issue) => issue.field === null);
  if (own.length === 0) return null;
  return (
    <ul className={classes.issues}>
      {own.map((issue, index) => (
        <li key={index}>
          <SeverityIcon severity={issue.severity} size={15} />
          <Text size="sm">
            {issue.inside ? `${translate(issue.inside)}: ` : ""}
            {issueText(issue, translate)}
          </Text>
        </li>
      ))}
    </ul>
  );
}
