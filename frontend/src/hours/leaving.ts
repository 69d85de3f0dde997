/** Asks before a page with unsaved work is left: closed, or left by a link. */
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** A link that another page of the studio opens in place of this one. */
function leaves(event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey;
  return link instanceof HTMLAnchorElement && link.target !== "_blank" && !elsewhere;
}

/** The browser's own way back is not asked about: it cannot be held up. */
export function useLeaveWarning(changed: boolean, question?: string): void {
  const { t } = useTranslation();
  const asked = question ?? t("hours.leaveUnsaved");
  useEffect(() => {
    if (!changed) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    const ask = (event: MouseEvent): void => {
      if (!leaves(event) || window.confirm(asked)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("beforeunload", warn);
    window.addEventListener("click", ask, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", warn);
      window.removeEventListener("click", ask, { capture: true });
    };
  }, [changed, asked]);
}
