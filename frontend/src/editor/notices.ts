/** Tells a person what happened to the drawing without their doing. */
import { notifications } from "@mantine/notifications";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useEditor } from "../store/context";

const LONG_ENOUGH_MS = 9_000;
const PLACE = "draft";

export function useNotices(): void {
  const { t } = useTranslation();
  const notice = useEditor((state) => state.notice);
  useEffect(() => {
    if (notice === null) return;
    const { kind, by } = notice;
    const message =
      kind === "recovered"
        ? t("save.recovered")
        : by === null
          ? t(`save.${kind}Unknown`)
          : t(`save.${kind}`, { by });
    // One place for all of them: the newest replaces the one before.
    notifications.hide(PLACE);
    notifications.show({
      id: PLACE,
      message,
      autoClose: LONG_ENOUGH_MS,
      color: "indigo",
    });
  }, [notice, t]);
}
