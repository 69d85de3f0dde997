/** The messages callers hear: find them, hear them, write them, record them. */
import { Button, Group, SegmentedControl, Stack, TextInput, Title } from "@mantine/core";
import { IconMicrophone, IconPlus, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LanguageOverview } from "../prompts/LanguageOverview";
import { PromptPanel } from "../prompts/PromptPanel";
import { PromptTable } from "../prompts/PromptTable";
import { UploadPrompt } from "../prompts/UploadPrompt";
import { shelves } from "../prompts/languages";
import { useMe, usePrompts } from "../store/queries";
import { Empty } from "../ui/Empty";
import { ListWaiting } from "../ui/ListWaiting";
import { PageFrame } from "../ui/PageFrame";
import { PageHead } from "../ui/PageHead";
import { Problem } from "../ui/Problem";

type View = "list" | "languages";

function PromptList() {
  const { t } = useTranslation();
  const prompts = usePrompts();
  const [search, setSearch] = useState("");
  const [view, setView] = useState<View>("list");
  if (prompts.isPending) return <ListWaiting />;
  if (prompts.isError)
    return <Problem error={prompts.error} retry={() => void prompts.refetch()} />;
  if (prompts.data.length === 0) {
    return (
      <Empty icon={IconMicrophone} title={t("prompts.emptyTitle")} text={t("prompts.emptyText")} />
    );
  }
  const found = shelves(prompts.data, search);
  return (
    <Stack>
      <Group justify="space-between">
        <TextInput
          aria-label={t("prompts.search")}
          placeholder={t("prompts.search")}
          leftSection={<IconSearch size={16} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t("prompts.view")}
          value={view}
          onChange={(chosen) => setView(chosen === "languages" ? "languages" : "list")}
          data={[
            { value: "list", label: t("prompts.asList") },
            { value: "languages", label: t("prompts.asLanguages") },
          ]}
        />
      </Group>
      {found.length === 0 && <p>{t("prompts.noneFound")}</p>}
      {view === "languages" && found.length > 0 && (
        <LanguageOverview prompts={found.flatMap((shelf) => shelf.prompts)} />
      )}
      {view === "list" &&
        found.map((shelf) => (
          <section key={shelf.folder}>
            {shelf.folder !== "" && (
              <Title order={2} size="h4" mb="xs">
                {shelf.folder}
              </Title>
            )}
            <PromptTable prompts={shelf.prompts} />
          </section>
        ))}
    </Stack>
  );
}

export function PromptsPage() {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<string | null>(null);
  const canDesign = useMe().data?.rights.includes("design") ?? false;
  return (
    <PageFrame>
      <PageHead title={t("prompts.title")} intro={t("prompts.intro")}>
        {canDesign && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
            {t("prompts.new")}
          </Button>
        )}
      </PageHead>
      <PromptList />
      {adding && (
        <UploadPrompt onClose={() => setAdding(false)} onUploaded={({ key }) => setAdded(key)} />
      )}
      {added !== null && <PromptPanel promptKey={added} onClose={() => setAdded(null)} />}
    </PageFrame>
  );
}
