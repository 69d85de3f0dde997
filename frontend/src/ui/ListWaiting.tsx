/** A list that is on its way: the place it will take. */
import { Skeleton, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Listing.module.css";

const ROWS = ["first", "second", "third", "fourth"];

export function ListWaiting() {
  const { t } = useTranslation();
  return (
    <Stack className={classes.panel} gap={18} p="md" role="status" aria-label={t("common.loading")}>
      {ROWS.map((row) => (
        <Skeleton key={row} height={18} radius="sm" />
      ))}
    </Stack>
  );
}
