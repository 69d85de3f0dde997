/** Who is on duty, as a part of the panel. */
import { Anchor, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { DutyList } from "../people/DutyList";
import classes from "./Panel.module.css";

export function DutySection() {
  const { t } = useTranslation();
  return (
    <section className={classes.section} aria-label={t("people.duty")}>
      <div className={classes.head}>
        <div>
          <Title order={2} size="h3">
            {t("people.duty")}
          </Title>
          <Text c="dimmed" size="sm">
            {t("people.dutyIntro")}
          </Text>
        </div>
        <Anchor component={Link} href="/people" size="sm">
          {t("people.toPage")}
        </Anchor>
      </div>
      <DutyList />
    </section>
  );
}
