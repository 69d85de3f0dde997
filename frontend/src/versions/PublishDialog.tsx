/** Makes the draft what callers meet: what stands against it, what it means, and a note. */
import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCheck } from "@tabler/icons-react";
import type { SyntheticEvent } from "react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Published } from "../api/types";
import { spacedNumber } from "../catalogue/phone";
import type { Issue } from "../graph/issues";
import { useEditor, useSession } from "../store/context";
import { isConflict } from "../store/failures";
import { useFlow, usePublish } from "../store/queries";
import { countIssues, isPart } from "../store/selectors";
import { isUnsaved } from "../store/slices/draft";
import { Followers } from "../parts/Followers";
import { PublishTests, useTestsBlock } from "../tests/PublishTests";
import { Dialog } from "../ui/Dialog";
import { useFailureText } from "../ui/failure";
import { IssueList } from "./IssueList";
import { CallsOn } from "./CallsOn";
import { PublishChanges } from "./PublishChanges";
import { Unreached } from "./Unreached";

const LONGEST_NOTE = 200;

function Findings({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { store } = useSession();
  const issues = useEditor((state) => state.issues);
  const blocked = issues.some((issue) => issue.severity === "error");
  if (issues.length === 0) {
    return (
      <Group gap={8}>
        <IconCheck size={18} color="var(--tone-talk)" aria-hidden />
        <Text size="sm">{t("publish.clean")}</Text>
      </Group>
    );
  }
  const go = (node: string, issue: Issue): void => {
    onClose();
    store.getState().goTo(node, issue);
  };
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {t(blocked ? "publish.blocked" : "publish.warnings")}
      </Text>
      <IssueList issues={issues} onGo={go} />
    </div>
  );
}

/** Tells what publishing meant: gives the number of a version that no call can reach yet. */
function usePublishing(onClose: () => void) {
  const { t } = useTranslation();
  const { flow, store, autosave } = useSession();
  const failureText = useFailureText();
  const publish = usePublish(flow.id);
  const before = useFlow(flow.id).data ?? flow;
  const [unsaved, setUnsaved] = useState(false);
  const [unreached, setUnreached] = useState<number | null>(null);

  const tell = ({ number, followers = [] }: Published): void => {
    // Names and places are no part of what callers meet: then the live version stays.
    const unchanged = number === before.live_version?.number;
    if (!unchanged && before.numbers.length === 0 && !isPart(store.getState())) {
      setUnreached(number);
      return;
    }
    const numbers = before.numbers.map(spacedNumber).join(", ");
    const count = followers.filter(({ version }) => version !== null).length;
    const message = unchanged
      ? t("publish.unchanged", { number })
      : [
          numbers === ""
            ? t("publish.doneTitle", { number })
            : t("publish.done", { number, numbers }),
          count > 0 && t("part.followed", { count }),
        ]
          .filter(Boolean)
          .join(". ")
          .replace("..", ".");
    notifications.show({ color: "green", message });
    onClose();
  };

  const run = async (note: string): Promise<void> => {
    await autosave.saveNow();
    const state = store.getState();
    setUnsaved(isUnsaved(state));
    if (isUnsaved(state)) return;
    publish.mutate(
      { revision: state.revision, note },
      {
        onSuccess: tell,
        onError: () => void autosave.saveNow(),
      },
    );
  };
  const refusal = isConflict(publish.error) ? t("publish.moved") : failureText(publish.error);
  const error = unsaved ? t("publish.unsaved") : publish.isError ? refusal : null;
  return { run, busy: publish.isPending, error, unreached };
}

export function PublishDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { flow, autosave } = useSession();
  const name = useFlow(flow.id).data?.name ?? flow.name;
  const errors = useEditor((state) => countIssues(state).error);
  const testsBlock = useTestsBlock();
  const [note, setNote] = useState("");
  const { run, busy, error, unreached } = usePublishing(onClose);

  useEffect(() => void autosave.saveNow(), [autosave]);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void run(note.trim());
  };

  if (unreached !== null) return <Unreached version={unreached} onClose={onClose} />;
  return (
    <Dialog onClose={onClose} size="lg" title={t("publish.title", { name })}>
      <form onSubmit={submit}>
        <Stack>
          <PublishChanges onClose={onClose} />
          <Findings onClose={onClose} />
          <PublishTests />
          <Followers />
          <CallsOn />
          <TextInput
            data-autofocus
            label={t("publish.note")}
            description={t("publish.noteHelp")}
            maxLength={LONGEST_NOTE}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {error !== null && (
            <Alert color="red" role="alert">
              {error}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={busy} disabled={errors > 0 || testsBlock}>
              {t("publish.button")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
