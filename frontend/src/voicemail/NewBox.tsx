/** A new voicemail box: all it needs is a name. */
import { useTranslation } from "react-i18next";
import type { Box } from "../api/voicemail";
import { useCreateBox } from "../store/voicemail";
import { NameDialog } from "../ui/NameDialog";

interface Props {
  readonly onCreated: (box: Box) => void;
  readonly onClose: () => void;
}

export function NewBox({ onCreated, onClose }: Props) {
  const { t } = useTranslation();
  const create = useCreateBox();
  const created = (box: Box): void => {
    onCreated(box);
    onClose();
  };
  return (
    <NameDialog
      title={t("voicemail.newBox")}
      initial=""
      action={t("common.create")}
      busy={create.isPending}
      error={create.error}
      onName={(name) => create.mutate(name, { onSuccess: created })}
      onClose={onClose}
    />
  );
}
