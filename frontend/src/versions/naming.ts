/** What the two sides of a comparison are called. */
import { useTranslation } from "react-i18next";
import type { Side } from "../store/slices/view";

export function useSideName(): (side: Side) => string {
  const { t } = useTranslation();
  return (side) =>
    side === "draft" ? t("versions.draft") : t("versions.number", { number: side });
}
