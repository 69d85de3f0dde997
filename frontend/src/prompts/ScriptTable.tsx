/** The script of a flow as a table: read, heard, and rewritten in place. */
import { Table, Text, Textarea, VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ScriptLine } from "../api/voices";
import { duration } from "../i18n/times";
import { useWriteScript } from "../store/voices";
import classes from "../ui/Listing.module.css";
import { PlayButton } from "../ui/PlayButton";
import { StaleMark } from "./StaleMark";
import { languageName } from "./languages";
import own from "./Script.module.css";

interface Props {
  readonly lines: readonly ScriptLine[];
  readonly canChange: boolean;
}

function Words({ line, canChange }: { line: ScriptLine; canChange: boolean }) {
  const { t } = useTranslation();
  const write = useWriteScript();
  const [text, setText] = useState(line.text);
  const save = (): void => {
    const { key, language } = line;
    if (text.trim() !== line.text) write.mutate({ key, language, text: text.trim() });
  };
  if (!canChange) return <Text size="sm">{line.text}</Text>;
  return (
    <>
      <Textarea
        className={own.box ?? ""}
        aria-label={`${t("script.text")}: ${line.name}, ${line.language}`}
        autosize
        minRows={1}
        maxLength={5000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={save}
      />
      <p className={own.printed}>{text}</p>
    </>
  );
}

function Take({ line }: { readonly line: ScriptLine }) {
  const { t } = useTranslation();
  const { take } = line;
  if (take === null) return <span className={classes.soft}>{t("takeStanding.silent")}</span>;
  return (
    <>
      <Text size="sm">
        {t(`takeMade.${take.how}`)} · {duration(take.seconds)}
      </Text>
      {line.stale && <StaleMark />}
    </>
  );
}

export function ScriptTable({ lines, canChange }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <div className={classes.panel}>
      <Table verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("script.number")}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t("prompts.listen")}</VisuallyHidden>
            </Table.Th>
            <Table.Th>{t("prompts.name")}</Table.Th>
            <Table.Th>{t("script.language")}</Table.Th>
            <Table.Th w="45%">{t("script.text")}</Table.Th>
            <Table.Th>{t("script.take")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Table.Tr key={`${line.key} ${line.language}`}>
              <Table.Td>{line.number}</Table.Td>
              <Table.Td w={44}>
                <PlayButton url={line.take?.url ?? ""} name={line.name} />
              </Table.Td>
              <Table.Th scope="row" className={classes.cell ?? ""}>
                {line.name}
                <Text size="xs" c="dimmed" fw={400}>
                  {line.steps.join(", ")}
                </Text>
              </Table.Th>
              <Table.Td>{languageName(line.language, i18n.language)}</Table.Td>
              <Table.Td className={own.words ?? ""}>
                <Words key={line.text} line={line} canChange={canChange} />
              </Table.Td>
              <Table.Td>
                <Take line={line} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
