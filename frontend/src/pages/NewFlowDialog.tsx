/** Creates a flow, empty or ready-made, and opens it. */
import { Stack, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { Template } from "../api/templates";
import { newFlowDocument } from "../graph/beginning";
import { toWire } from "../graph/parse";
import { useCreateFlow } from "../store/queries";
import { useTemplates } from "../store/templates";
import { TemplateCards } from "../templates/TemplateCards";
import { TemplateForm } from "../templates/TemplateForm";
import { Dialog } from "../ui/Dialog";
import { NameForm } from "../ui/NameDialog";

export function NewFlowDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const templates = useTemplates().data ?? [];
  const create = useCreateFlow();
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<Template | null>(null);
  const begin = (called: string): void => {
    const document = toWire(newFlowDocument(t("flows.firstStep")));
    create.mutate(
      { name: called, document },
      { onSuccess: (flow) => navigate(`/flows/${flow.id}`) },
    );
  };
  if (chosen !== null) {
    return (
      <Dialog onClose={onClose} title={chosen.label} size="lg">
        <TemplateForm template={chosen} named={name} onBack={() => setChosen(null)} />
      </Dialog>
    );
  }
  return (
    <Dialog onClose={onClose} title={t("flows.new")} size={templates.length === 0 ? "md" : "xl"}>
      <Stack gap="lg">
        <NameForm
          initial={name}
          action={t("common.create")}
          busy={create.isPending}
          error={create.error}
          onName={begin}
          onTyped={setName}
          onClose={onClose}
        />
        {templates.length > 0 && (
          <section aria-labelledby="ready-made">
            <Title order={3} size="h5" mb="xs" id="ready-made">
              {t("templates.title")}
            </Title>
            <TemplateCards templates={templates} onChoose={setChosen} />
          </section>
        )}
      </Stack>
    </Dialog>
  );
}
