/** Creates a flow that begins with its Incoming call step, and opens it. */
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { newFlowDocument } from "../graph/beginning";
import { toWire } from "../graph/parse";
import { useCreateFlow } from "../store/queries";
import { NameDialog } from "../ui/NameDialog";

export function NewFlowDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const create = useCreateFlow();
  const begin = (name: string): void => {
    const document = toWire(newFlowDocument(t("flows.firstStep")));
    create.mutate({ name, document }, { onSuccess: (flow) => navigate(`/flows/${flow.id}`) });
  };
  return (
    <NameDialog
      title={t("flows.new")}
      initial=""
      action={t("common.create")}
      busy={create.isPending}
      error={create.error}
      onName={begin}
      onClose={onClose}
    />
  );
}
