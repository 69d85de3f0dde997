/** A dialog as all of Antler's are: named, and closed by a button that says so. */
import { Modal } from "@mantine/core";
import type { ModalProps } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFocusBack } from "./focus-back";

interface Props extends Pick<ModalProps, "size"> {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Dialog({ title, onClose, children, ...look }: Props) {
  const { t } = useTranslation();
  useFocusBack();
  return (
    <Modal
      opened
      title={title}
      onClose={onClose}
      closeButtonProps={{ "aria-label": t("common.close") }}
      {...look}
    >
      {children}
    </Modal>
  );
}
