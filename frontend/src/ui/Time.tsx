/** A moment in local time; UTC on hover. */
import { useTranslation } from "react-i18next";
import { inUtc, moment } from "../i18n/times";

export function Time({ at }: { readonly at: string }) {
  const { language } = useTranslation().i18n;
  return (
    <time dateTime={at} title={inUtc(at)}>
      {moment(at, language)}
    </time>
  );
}
