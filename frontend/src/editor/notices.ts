/** Tells a person what happened to the drawing without their doing. */
import { notifications } from "@mantine/notifications";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useEditor } from "../store/context";

const LONG_ENOUGH_MS = 9_000;

export function useNotices(): void {
  const { t } = useTranslation();
  const notice = useEditor((state) => state.notice);
  useEffect(() => {
    if (notice === null) return;
    const { kind, by } = notice;
    const steps = notice.steps.map((step) => `“${step}”`).join(", ");
    const message =
      kind === "recovered"
        ? t("save.recovered")
        : by === null
          ? t(`save.${kind}Unknown`, { steps })
          : t(`save.${kind}`, { by, steps });
    notifications.show({
      message,
      autoClose: LONG_ENOUGH_MS,
      color: kind === "clashed" ? "orange" : "indigo",
    });
  }, [notice, t]);
}
