/** A new thing of the panel, or what is written down of one: its name, its owner, what it can be. */
import { Alert, Button, Group, Stack, TextInput } from "@mantine/core";
import type { SyntheticEvent } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Thing } from "../api/panel";
import type { ThingKind } from "../catalogue/things";
import { fieldSentences } from "../store/failures";
import { useCreateThing, useSaveThing } from "../store/panel";
import { Dialog } from "../ui/Dialog";
import { PromptSelect } from "../ui/PromptSelect";
import { useFailureText } from "../ui/failure";
import { AfarFields } from "./AfarFields";
import { NameList } from "./NameList";
import type { ThingDraft } from "./draft";
import { FEWEST_POSITIONS, MOST_COLUMNS, MOST_POSITIONS, draftOf, wishOf } from "./draft";

interface FieldsProps {
  readonly kind: ThingKind;
  readonly draft: ThingDraft;
  readonly sentences: Readonly<Record<string, string>>;
  readonly fresh: boolean;
  readonly onChange: (part: Partial<ThingDraft>) => void;
}

function OwnFields({ kind, draft, sentences, fresh, onChange }: FieldsProps) {
  const { t } = useTranslation();
  if (kind === "shared_switch") {
    return (
      <>
        <NameList
          label={t("panel.positions")}
          help={t("panel.positionsHelp")}
          names={draft.positions}
          fewest={FEWEST_POSITIONS}
          most={MOST_POSITIONS}
          boxLabel={(number) => t("panel.positionNumber", { number })}
          addLabel={t("panel.addPosition")}
          error={sentences.definition ?? sentences["definition.default"]}
          errorAt={(place) => sentences[`positions.${place}`]}
          onChange={(positions) => onChange({ positions })}
          chosen={{
            place: draft.byItself,
            label: t("panel.byItself"),
            onChoose: (byItself) => onChange({ byItself }),
          }}
        />
        <AfarFields
          value={draft.afar}
          error={sentences["afar.people"] ?? sentences.people}
          onChange={(afar) => onChange({ afar })}
        />
      </>
    );
  }
  if (kind === "announcement") {
    return (
      <PromptSelect
        label={t("panel.announcementPrompt")}
        description={t("panel.announcementPromptHelp")}
        placeholder={t("field.choosePrompt")}
        value={draft.prompt === "" ? null : draft.prompt}
        error={sentences.prompt}
        onChange={(prompt) => onChange({ prompt: prompt ?? "" })}
      />
    );
  }
  if (kind === "table" && fresh) {
    return (
      <NameList
        label={t("panel.columns")}
        help={t("panel.columnsHelp")}
        names={draft.columns}
        fewest={1}
        most={MOST_COLUMNS}
        boxLabel={(number) => t("panel.columnNumber", { number })}
        addLabel={t("panel.addColumn")}
        error={sentences.definition}
        errorAt={(place) => sentences[`columns.${place}`]}
        onChange={(columns) => onChange({ columns })}
      />
    );
  }
  return null;
}

interface Props {
  readonly kind: ThingKind;
  /** What is changed; without it a new one is made. */
  readonly thing?: Thing;
  readonly onClose: () => void;
  readonly onCreated?: (thing: Thing) => void;
}

const AT_FIELD = /^(name|owner|prompt|definition|positions|columns|people|afar)(\.|$)/;

export function ThingDialog({ kind, thing, onClose, onCreated }: Props) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const create = useCreateThing(kind);
  const save = useSaveThing(kind, thing?.key ?? "");
  const asked = thing === undefined ? create : save;
  // What it began from, whatever is read meanwhile.
  const [base] = useState(thing);
  const [draft, setDraft] = useState(() =>
    draftOf(thing, [t("panel.firstPosition"), t("panel.secondPosition")]),
  );
  const [tried, setTried] = useState(false);
  const sentences = fieldSentences(asked.error);
  const atField = Object.keys(sentences).some((place) => AT_FIELD.test(place));
  const missing = tried && draft.name.trim() === "" ? t("panel.nameMissing") : null;
  const unchosen = kind === "announcement" && draft.prompt === "";
  const shown = tried && unchosen ? { ...sentences, prompt: t("panel.promptMissing") } : sentences;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    // The form of a step around it, where there is one, is not meant.
    event.stopPropagation();
    setTried(true);
    if (draft.name.trim() === "" || unchosen) return;
    const wish = wishOf(kind, draft);
    const done = (made: Thing): void => {
      onCreated?.(made);
      onClose();
    };
    if (base === undefined) create.mutate(wish, { onSuccess: done });
    else save.mutate({ ...wish, base_revision: base.revision }, { onSuccess: done });
  };
  const title =
    base === undefined ? t(`panel.new_${kind}`) : t("panel.editTitle", { name: base.name });
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            data-autofocus
            label={t("panel.name")}
            description={t(`panel.nameHelp_${kind}`)}
            maxLength={80}
            value={draft.name}
            error={missing ?? sentences.name}
            onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          />
          <TextInput
            label={t("panel.owner")}
            description={t("panel.ownerHelp")}
            maxLength={80}
            value={draft.owner}
            error={sentences.owner}
            onChange={(event) => setDraft({ ...draft, owner: event.currentTarget.value })}
          />
          <OwnFields
            kind={kind}
            draft={draft}
            sentences={shown}
            fresh={base === undefined}
            onChange={(part) => setDraft({ ...draft, ...part })}
          />
          {asked.isError && !atField && (
            <Alert role="alert" color="red">
              {failureText(asked.error)}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={asked.isPending}>
              {t(base === undefined ? "common.create" : "common.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
