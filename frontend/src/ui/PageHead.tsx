/** A page's name, what it is about, and what can be done there. */
import { Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Listing.module.css";

interface Props {
  readonly title: string;
  readonly intro?: string;
  readonly children?: ReactNode;
}

export function PageHead({ title, intro, children }: Props) {
  const { t } = useTranslation();
  useDocumentTitle(`${title} – ${t("app.name")}`);
  return (
    <div className={classes.head}>
      <div className={classes.title}>
        <Title order={1} size="h2">
          {title}
        </Title>
        {intro !== undefined && (
          <Text c="dimmed" size="sm">
            {intro}
          </Text>
        )}
      </div>
      {children}
    </div>
  );
}
