/** The control panel: what is set by hand and counts for the next call; plain, and good on a phone. */
import { useTranslation } from "react-i18next";
import { SECTIONS } from "../panel/sections";
import { useMe } from "../store/queries";
import { PageFrame } from "../ui/PageFrame";
import { PageHead } from "../ui/PageHead";

export function PanelPage() {
  const { t } = useTranslation();
  const me = useMe().data;
  return (
    <PageFrame>
      <PageHead title={t("panel.title")} intro={t("panel.intro")} />
      {SECTIONS.filter(({ shown }) => shown(me)).map(({ name, Part }) => (
        <Part key={name} />
      ))}
    </PageFrame>
  );
}
