/** A warning or a hint at its field; an error stands in the control itself. */
import { Text } from "@mantine/core";
import type { Issue } from "../graph/issues";
import { issueText, useCatalogueText } from "../i18n/catalogue";
import { SeverityIcon } from "../ui/SeverityIcon";
import classes from "./Inspector.module.css";

export function FieldNote({ issue }: { readonly issue: Issue }) {
  const translate = useCatalogueText();
  return (
    <Text component="p" className={classes.note ?? ""} data-severity={issue.severity} role="note">
      <SeverityIcon severity={issue.severity} size={13} />
      {issueText(issue, translate)}
    </Text>
  );
}
