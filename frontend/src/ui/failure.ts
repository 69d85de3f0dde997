/** One sentence for whatever went wrong. */
import { useTranslation } from "react-i18next";
import { isOffline } from "../store/failures";

export function useFailureText(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (isOffline(error)) return t("errors.offline");
    return error instanceof Error ? error.message : t("errors.unknown");
  };
}
