/** Asks quietly, beside the work, where two people wrote the same field: mine or theirs. */
import { Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { stillStands } from "../graph/clashes";
import { useEditor, useEditorStore } from "../store/context";
import { mayEdit } from "../store/selectors";
import type { Question } from "../store/slices/draft";
import { useWords } from "../store/words";
import classes from "./ClashPanel.module.css";
import { askInWords, stepOf } from "./clash-wording";

function Ask({ question }: { readonly question: Question }) {
  const { t } = useTranslation();
  const store = useEditorStore();
  const document = useEditor((state) => state.document);
  const types = useEditor((state) => state.types);
  const words = useWords();
  const { where, text } = askInWords(question, document, { t, types, words });
  const answer = (whose: "mine" | "theirs") => (): void => store.getState().answer(question, whose);
  return (
    <li className={classes.question}>
      <Button
        size="compact-xs"
        variant="transparent"
        px={0}
        onClick={() => store.getState().goTo(stepOf(question.clash))}
      >
        {where}
      </Button>
      <Text size="sm">{text}</Text>
      <Group gap={6} mt={4}>
        <Button size="compact-xs" variant="light" onClick={answer("mine")}>
          {t("clash.mine")}
        </Button>
        <Button size="compact-xs" variant="default" onClick={answer("theirs")}>
          {t("clash.theirs")}
        </Button>
      </Group>
    </li>
  );
}

export function ClashPanel() {
  const { t } = useTranslation();
  const questions = useEditor((state) => state.questions);
  const document = useEditor((state) => state.document);
  const editable = useEditor(mayEdit);
  const open = questions.filter(({ clash }) => stillStands(document, clash));
  if (!editable || open.length === 0) return null;
  return (
    <section
      className={classes.panel}
      aria-label={t("clash.title")}
      aria-live="polite"
      data-pane="clash"
    >
      <h2 className={classes.title}>{t("clash.title")}</h2>
      <ul className={classes.list}>
        {open.map((question) => (
          <Ask key={[question.clash.id, ...question.clash.path].join(" ")} question={question} />
        ))}
      </ul>
    </section>
  );
}
