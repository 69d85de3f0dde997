/** Tells a person what happened to the drawing without their doing. */
import { notifications } from "@mantine/notifications";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { stepName } from "../catalogue/naming";
import { useCatalogueText } from "../i18n/catalogue";
import { useEditor } from "../store/context";

const LONG_ENOUGH_MS = 9_000;
const PLACE = "draft";

export function useNotices(): void {
  const { t } = useTranslation();
  const translate = useCatalogueText();
  const types = useEditor((state) => state.types);
  const notice = useEditor((state) => state.notice);
  useEffect(() => {
    if (notice === null) return;
    const { kind, by } = notice;
    const names = notice.steps.map((step) => `“${stepName(step, types, translate)}”`);
    const steps = names.join(", ");
    const message =
      kind === "recovered"
        ? t("save.recovered")
        : by === null
          ? t(`save.${kind}Unknown`, { steps })
          : t(`save.${kind}`, { by, steps });
    // One place for all of them: the newest replaces the one before.
    notifications.hide(PLACE);
    notifications.show({
      id: PLACE,
      message,
      autoClose: LONG_ENOUGH_MS,
      color: kind === "clashed" ? "orange" : "indigo",
    });
  }, [notice, t, translate, types]);
}
