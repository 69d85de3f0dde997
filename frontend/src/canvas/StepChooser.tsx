/** Asks which step comes next, right where a wire was let go. */
import { useTranslation } from "react-i18next";
import { comesByItself, searchTypes } from "../catalogue/lookup";
import type { NodeType } from "../catalogue/types";
import { useCatalogueText } from "../i18n/catalogue";
import { toneOf } from "../nodes";
import { StepIcon } from "../nodes/StepIcon";
import { useEditor } from "../store/context";
import type { Choice } from "./Chooser";
import { Chooser } from "./Chooser";
import classes from "./Palette.module.css";
import type { LooseEnd } from "./wiring";

interface Props {
  readonly end: LooseEnd;
  readonly onChoose: (type: NodeType) => void;
  readonly onClose: () => void;
}

export function StepChooser({ end, onChoose, onClose }: Props) {
  const { t } = useTranslation();
  const translate = useCatalogueText();
  const types = useEditor((state) => state.catalogue.types);
  const byName = useEditor((state) => state.types);
  const find = (search: string): Choice[] =>
    searchTypes(types, search, translate)
      .filter((type) => !comesByItself(type))
      .map((type) => ({
        key: type.type,
        label: translate(type.label),
        tone: toneOf(type),
        icon: <StepIcon type={type} size={16} className={classes.icon} />,
      }));
  return (
    <Chooser
      title={t("palette.chooseNext")}
      searchLabel={t("palette.search")}
      at={end.screen}
      find={find}
      onClose={onClose}
      onChoose={(key) => {
        const type = byName.get(key);
        if (type !== undefined) onChoose(type);
      }}
    />
  );
}
